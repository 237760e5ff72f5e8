# diagnosis: helpers-doubted
# cause: thinks that time.sleep in a plain def holds the server as well, so E would wait for the server
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "the server",
    "F": "the server",
}
