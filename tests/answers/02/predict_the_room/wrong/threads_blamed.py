# diagnosis: server-blamed
# cause: two tabs on one address look serial, so threads don't work (mistake 30)
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the server",
    "E": "nobody",
    "F": "the server",
}
