# exercise: predict_the_room
room = {}
room["F"] = "the server"
room["E"] = "nobody"
room["D"] = "the browser"
room["C"] = "fails"
room["B"] = "at once"
room["A"] = "after the cell"
