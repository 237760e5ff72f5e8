# diagnosis: async-def-trusted
# cause: F: believes async def alone makes requests run side by side; time.sleep holds the server's loop and the second tab waits for the server
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "nobody",
}
