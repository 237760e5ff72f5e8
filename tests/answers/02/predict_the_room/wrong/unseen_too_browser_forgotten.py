# diagnosis: tabs-share
# cause: D: looks at the server only; both tabs open the same address, and the browser holds the second request back
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "nobody",
    "E": "nobody",
    "F": "the server",
}
