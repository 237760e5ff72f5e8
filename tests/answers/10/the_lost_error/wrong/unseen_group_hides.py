# diagnosis: group-raises
# cause: Believes that a TaskGroup cancels the others and leaves quietly; it raises an ExceptionGroup, which counts as heard.
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "lost",
    "E": "heard",
    "F": "lost",
}
