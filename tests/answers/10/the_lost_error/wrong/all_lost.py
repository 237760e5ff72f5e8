# diagnosis: all-lost
# cause: says the same of all
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "lost",
    "C": "lost",
    "D": "lost",
    "E": "lost",
    "F": "lost",
}
