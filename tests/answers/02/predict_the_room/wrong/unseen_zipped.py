# diagnosis: listening-cell
# cause: takes the kernel for one that handles the click's message only after the cell, also where the cell awaits; the course's kernel reads it at B's await
# exercise: predict_the_room
room = dict(
    zip(
        "ABCDEF",
        ["after the cell", "after the cell", "fails", "the browser", "nobody", "the server"],
    )
)
