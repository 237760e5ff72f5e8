# diagnosis: gather-raises
# cause: thinks that gather keeps errors
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "lost",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
