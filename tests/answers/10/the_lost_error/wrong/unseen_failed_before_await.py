# diagnosis: awaited-late
# cause: Believes that E's await comes too late since the task failed during make; a task keeps its exception and raises it when it is awaited.
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "lost",
    "F": "lost",
}
