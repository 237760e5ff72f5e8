# diagnosis: tabs-share
# cause: D and E the wrong way round
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "nobody",
    "E": "the browser",
    "F": "the server",
}
