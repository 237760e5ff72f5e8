# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
