# diagnosis: gather-raises
# cause: Believes that gather keeps exceptions to itself unless it is asked, so B would be lost; it raises the first one.
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "lost",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
