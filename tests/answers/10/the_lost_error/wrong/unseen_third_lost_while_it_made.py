# diagnosis: awaited-late
# cause: thinks that an error that came before the await of its task is gone, but the task keeps it until it is awaited
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "lost",
    "F": "lost",
}
