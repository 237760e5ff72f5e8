# diagnosis: listening-cell
# cause: takes the kernel for one that handles the click's message only after the cell, also where the cell awaits; the course's kernel reads it at B's await
# exercise: predict_the_room
room = {}
room["A"] = room["B"] = "after the cell"
room["C"] = "fails"
room["D"] = "the browser"
room["E"] = "nobody"
room["F"] = "the server"
