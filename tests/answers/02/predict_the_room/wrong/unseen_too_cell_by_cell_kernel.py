# diagnosis: listening-cell
# cause: B: believes the kernel takes no message until the cell is over, as older ipykernels did; with 7.4 the bell rings while the cell awaits
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "after the cell",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
