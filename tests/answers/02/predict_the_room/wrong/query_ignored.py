# diagnosis: addresses-differ
# cause: the query is thought to be no part of the address
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "the browser",
    "F": "the server",
}
