# diagnosis: errors-as-results
# cause: believes that return_exceptions=True only lets all finish and then raises; it makes the error a result nobody looks at, so delivery returns paid
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "heard",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
