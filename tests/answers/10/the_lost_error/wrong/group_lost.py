# diagnosis: group-raises
# cause: thinks that a group keeps errors
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "lost",
    "E": "heard",
    "F": "lost",
}
