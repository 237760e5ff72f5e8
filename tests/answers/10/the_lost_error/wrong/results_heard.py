# diagnosis: errors-as-results
# cause: takes return_exceptions for raising
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "heard",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
