# diagnosis: task-unread
# cause: misjudges both that nobody awaits
# exercise: the_lost_error
review = {
    "A": "heard",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "heard",
}
