# diagnosis: no-such-change
# cause: a change that is not there
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "lost",
    "G": "lost",
}
