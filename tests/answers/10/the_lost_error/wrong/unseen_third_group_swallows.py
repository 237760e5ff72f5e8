# diagnosis: group-raises
# cause: thinks that a TaskGroup keeps its tasks' errors to itself, but it raises them in an ExceptionGroup
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "lost",
    "E": "heard",
    "F": "lost",
}
