# diagnosis: helpers-doubted
# cause: def with time.sleep is thought to hold the shop
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "the server",
    "F": "the server",
}
