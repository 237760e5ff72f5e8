# diagnosis: tabs-share
# cause: forgets that a browser keeps the second request for the same address back, so D would be nobody's wait
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "nobody",
    "E": "nobody",
    "F": "the server",
}
