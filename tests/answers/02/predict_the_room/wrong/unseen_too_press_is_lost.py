# diagnosis: press-kept
# cause: A: believes a press during time.sleep is lost; the message waits at the kernel and the bell rings after the cell
# exercise: predict_the_room
room = {
    "A": "never",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
