# diagnosis: no-such-scene
# cause: a scene that does not exist
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
    "G": "nobody",
}
