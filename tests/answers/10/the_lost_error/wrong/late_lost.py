# diagnosis: awaited-late
# cause: thinks that a late await hears nothing
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "lost",
    "F": "lost",
}
