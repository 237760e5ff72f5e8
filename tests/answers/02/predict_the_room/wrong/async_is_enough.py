# diagnosis: async-def-trusted
# cause: async def is thought to make time.sleep polite (mistake 1)
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "nobody",
}
