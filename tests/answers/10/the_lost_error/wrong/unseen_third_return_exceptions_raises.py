# diagnosis: errors-as-results
# cause: takes return_exceptions for a flag that passes the exceptions on, but they come back as results that nobody looks at
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "heard",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
