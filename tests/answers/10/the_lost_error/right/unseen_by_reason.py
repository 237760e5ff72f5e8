# exercise: the_lost_error
fate = {
    "A": "kept in a task that nobody awaits",
    "B": "raised by gather",
    "C": "returned by gather, in a list that nobody reads",
    "D": "raised by the group, as an ExceptionGroup",
    "E": "raised where the task is awaited",
    "F": "kept in a task, as wait never raises it",
}
review = {way: "heard" if what.startswith("raised") else "lost" for way, what in fate.items()}
