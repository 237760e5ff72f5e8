# diagnosis: wait-does-not-raise
# cause: Believes that asyncio.wait raises what its tasks raise, as gather does; it only waits until they are done.
# exercise: the_lost_error
review = {
    "A": "lost",
    "B": "heard",
    "C": "lost",
    "D": "heard",
    "E": "heard",
    "F": "heard",
}
