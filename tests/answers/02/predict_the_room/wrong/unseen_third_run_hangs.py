# diagnosis: fails-at-once
# cause: thinks that asyncio.run waits inside the running loop for itself, so C would hang, while it raises a RuntimeError at once
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "hangs",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
