# diagnosis: gather-raises
# cause: believes that gather returns exceptions among its results by default; without return_exceptions it raises the first, so at_the_bar is heard
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "lost",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "lost",
}
