# exercise: the_lost_error
review = {
    "A": "LOST",
    "B": "HEARD",
    "C": "LOST",
    "D": "HEARD",
    "E": "HEARD",
    "F": "LOST",
}
