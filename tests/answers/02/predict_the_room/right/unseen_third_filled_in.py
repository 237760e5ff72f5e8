# exercise: predict_the_room
room = {}
room["A"] = "after the cell"  # time.sleep holds the kernel's loop
room["B"] = "at once"  # the await lets the kernel read the button's message
room["C"] = "fails"  # the kernel's loop already runs in this thread
room["D"] = "the browser"  # it asks the same address only once at a time
room["E"] = "nobody"  # two addresses, two helpers in threads
room["F"] = "the server"  # time.sleep in async def holds its loop
