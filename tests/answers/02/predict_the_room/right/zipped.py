# exercise: predict_the_room
bell = ["after the cell", "at once", "fails"]
tabs = ["the browser", "nobody", "the server"]
room = dict(zip("ABCDEF", bell + tabs))
