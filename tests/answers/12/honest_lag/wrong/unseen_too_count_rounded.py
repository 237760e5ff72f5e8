# diagnosis: before-zero
# cause: rounds the number of missed beats instead of flooring it, so a lag of more than half a beat over yields one beat too many, with a negative wait
# exercise: honest_lag
BEAT = 50_000_000


def newcomers(due, at):
    missed = round((at - due) / BEAT)
    return [(at - due - n * BEAT) / 1e9 for n in range(missed + 1)]
