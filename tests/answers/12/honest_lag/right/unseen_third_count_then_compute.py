# exercise: honest_lag
def newcomers(due, at):
    late = at - due
    beats = late // 50_000_000 + 1
    return [(late - beat * 50_000_000) / 1e9 for beat in range(beats)]
