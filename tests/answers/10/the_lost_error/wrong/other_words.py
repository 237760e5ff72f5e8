# diagnosis: other-word
# cause: words of its own
# exercise: the_lost_error
review = {
    "A": "bad",
    "B": "good",
    "C": "bad",
    "D": "good",
    "E": "good",
    "F": "bad",
}
