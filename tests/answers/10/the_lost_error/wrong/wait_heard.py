# diagnosis: wait-does-not-raise
# cause: takes asyncio.wait for gather
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "heard",
}
