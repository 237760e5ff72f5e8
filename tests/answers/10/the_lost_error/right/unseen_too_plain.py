# exercise: the_lost_error
review = {
    "A": "lost",  # nobody awaits the task
    "B": "heard",  # gather raises the first error
    "C": "lost",  # the error comes back as a result, and nobody looks at it
    "D": "heard",  # in an ExceptionGroup
    "E": "heard",  # raised at "await charging"
    "F": "lost",  # asyncio.wait raises nothing of its tasks
}
