# diagnosis: browser-blamed
# cause: a blocked loop is taken for the browser's doing
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the browser",
}
