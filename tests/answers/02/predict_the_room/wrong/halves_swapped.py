# diagnosis: deaf-cell
# cause: A and B the wrong way round
# exercise: predict_the_room
room = {
    "A": "at once",
    "B": "after the cell",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
