# diagnosis: errors-as-results
# cause: Takes return_exceptions=True for reporting them; they come back as values in a list that nobody reads.
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "heard",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
