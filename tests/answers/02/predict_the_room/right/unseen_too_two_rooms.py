# exercise: predict_the_room
kernel = {"A": "after the cell", "B": "at once", "C": "fails"}
shop = {"D": "the browser", "E": "nobody", "F": "the server"}
room = {**kernel, **shop}
