# diagnosis: listening-cell
# cause: everything waits for the server
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "after the cell",
    "C": "hangs",
    "D": "the server",
    "E": "the server",
    "F": "the server",
}
