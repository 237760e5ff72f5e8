# diagnosis: callback-runs
# cause: a callback is thought never to run while a cell is open
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "never",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
