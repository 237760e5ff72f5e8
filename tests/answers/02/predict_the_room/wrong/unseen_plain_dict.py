# diagnosis: listening-cell
# cause: takes the kernel for one that handles the click's message only after the cell, also where the cell awaits; the course's kernel reads it at B's await
# exercise: predict_the_room
room = {
    "A": "after the cell",  # time.sleep holds the kernel's loop
    "B": "after the cell",  # the loop is free, but the kernel takes one message after the other
    "C": "fails",  # a loop is running already
    "D": "the browser",  # one address: it waits for its own first answer
    "E": "nobody",  # two addresses, two threads
    "F": "the server",  # time.sleep in an async def
}
