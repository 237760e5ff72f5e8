# diagnosis: fails-at-once
# cause: asyncio.run in a cell is thought to hang
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "hangs",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
