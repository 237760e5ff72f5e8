# diagnosis: not-a-forecast
# cause: a list in place of the dictionary
# exercise: predict_the_room
room = ["after the cell", "at once", "fails", "the browser", "nobody", "the server"]
