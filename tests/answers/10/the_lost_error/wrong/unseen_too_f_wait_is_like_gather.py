# diagnosis: wait-does-not-raise
# cause: believes that asyncio.wait raises its tasks' exceptions as gather does; it only returns done and pending, so for_the_office returns paid
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "heard",
}
