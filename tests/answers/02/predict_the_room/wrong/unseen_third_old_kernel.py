# diagnosis: listening-cell
# cause: thinks that a kernel never reads a message while a cell runs, which was so before ipykernel 7.4, so the bell of B would ring after the cell
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "after the cell",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
