# diagnosis: gather-raises
# cause: judges both gathers alike, the wrong way
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "lost",
    "C": "heard",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
