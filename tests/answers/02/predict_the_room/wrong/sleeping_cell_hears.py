# diagnosis: deaf-cell
# cause: a cell in time.sleep is thought to hear the press (mistake 28)
# exercise: predict_the_room
room = {
    "A": "at once",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
