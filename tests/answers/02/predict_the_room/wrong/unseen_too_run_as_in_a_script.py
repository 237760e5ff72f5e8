# diagnosis: loop-in-loop
# cause: C: believes asyncio.run works in a cell as in a script; the kernel's loop is running, and it raises RuntimeError
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "waits",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}
