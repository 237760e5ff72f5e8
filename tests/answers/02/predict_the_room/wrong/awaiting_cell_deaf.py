# diagnosis: listening-cell
# cause: a cell that awaits is thought to shut the door
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "after the cell",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
