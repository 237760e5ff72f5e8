# diagnosis: task-unread
# cause: Believes that a task's exception reaches whoever created it, though nobody awaits the task in A.
# exercise: the_lost_error
review = {
    "A": "heard",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
