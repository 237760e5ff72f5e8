# diagnosis: addresses-differ
# cause: E: believes the browser queues by the path alone; the query makes two addresses of it, both are sent and two threads sleep
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "the browser",
    "F": "the server",
}
