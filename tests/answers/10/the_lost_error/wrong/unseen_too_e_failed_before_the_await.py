# diagnosis: awaited-late
# cause: believes that an error which happens before the task is awaited is gone; the task keeps it and await charging raises it
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "lost",
    "F": "lost",
}
