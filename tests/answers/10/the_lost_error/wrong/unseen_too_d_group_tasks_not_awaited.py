# diagnosis: group-raises
# cause: believes that tasks of a TaskGroup are lost unless each is awaited by hand; the end of the async with waits for them and raises an ExceptionGroup
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "lost",
    "E": "heard",
    "F": "lost",
}
