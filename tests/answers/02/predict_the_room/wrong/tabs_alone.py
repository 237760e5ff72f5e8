# diagnosis: tabs-share
# cause: two tabs are thought to be two clients
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "nobody",
    "E": "nobody",
    "F": "the server",
}
