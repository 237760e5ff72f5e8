# diagnosis: task-unread
# cause: thinks that a task reports to whoever made it
# exercise: the_lost_error
review = {
    "A": "heard",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
