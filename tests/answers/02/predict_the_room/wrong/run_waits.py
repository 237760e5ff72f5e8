# diagnosis: loop-in-loop
# cause: asyncio.run in a cell, as in a file (mistake 7)
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "waits",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
