# diagnosis: other-word
# cause: a word that is not offered
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the cache",
    "E": "nobody",
    "F": "the server",
}
