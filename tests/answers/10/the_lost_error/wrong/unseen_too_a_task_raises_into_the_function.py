# diagnosis: task-unread
# cause: believes that a task's exception is raised in the function that started it; nobody awaits it, so takeaway returns paid
# exercise: the_lost_error
review = {
    "A": "heard",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
