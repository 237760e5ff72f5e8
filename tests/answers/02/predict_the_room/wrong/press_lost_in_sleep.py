# diagnosis: press-kept
# cause: a press during time.sleep is thought to be lost
# exercise: predict_the_room
room = {
    "A": "never",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
