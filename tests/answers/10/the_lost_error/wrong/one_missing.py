# diagnosis: not-all
# cause: one is missing
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "F": "lost",
}
