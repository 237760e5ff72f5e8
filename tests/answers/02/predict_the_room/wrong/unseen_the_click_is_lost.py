# diagnosis: press-kept
# cause: thinks that a click on a held loop is lost; its message is only queued, so A's bell rings after the cell
# exercise: predict_the_room
room = {
    "A": "never",
    "B": "after the cell",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
