# exercise: predict_the_room
room = dict(
    zip(
        "ABCDEF",
        ["after the cell", "at once", "fails", "the browser", "nobody", "the server"],
    )
)
