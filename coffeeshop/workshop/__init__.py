"""What an instructor needs: the doctor, the rehearsal of a plan, and the room's rush."""
