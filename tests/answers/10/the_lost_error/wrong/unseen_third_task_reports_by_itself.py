# diagnosis: task-unread
# cause: thinks that a task's exception comes up in the coroutine that made it, but nobody awaits A's task, so its error is lost
# exercise: the_lost_error
review = {
    "A": "heard",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
