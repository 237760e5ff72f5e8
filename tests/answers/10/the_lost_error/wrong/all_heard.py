# diagnosis: all-heard
# cause: says the same of all
# exercise: the_lost_error
review = {
    "A": "heard",
    "B": "heard",
    "C": "heard",
    "D": "heard",
    "E": "heard",
    "F": "heard",
}
