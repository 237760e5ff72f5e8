# diagnosis: deaf-cell
# cause: nothing ever waits
# exercise: predict_the_room
room = {
    "A": "at once",
    "B": "at once",
    "C": "waits",
    "D": "nobody",
    "E": "nobody",
    "F": "nobody",
}
