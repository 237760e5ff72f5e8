# diagnosis: listening-cell
# cause: takes the kernel for one that handles the click's message only after the cell, also where the cell awaits; the course's kernel reads it at B's await
# exercise: predict_the_room
later = "after the cell"
room = dict(A=later, B=later, C="fails", D="the browser", E="nobody", F="the server")
