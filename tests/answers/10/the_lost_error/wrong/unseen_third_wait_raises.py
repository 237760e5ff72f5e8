# diagnosis: wait-does-not-raise
# cause: takes asyncio.wait for a gather, but it only returns sets of tasks and raises nothing
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "heard",
}
