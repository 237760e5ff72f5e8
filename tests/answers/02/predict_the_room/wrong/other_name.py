# diagnosis: name-missing
# cause: another name
# exercise: predict_the_room
rooms = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
