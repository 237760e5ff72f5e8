# diagnosis: not-all
# cause: E has no word yet
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "",
    "F": "the server",
}
