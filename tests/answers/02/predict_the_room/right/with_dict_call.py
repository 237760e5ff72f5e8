# exercise: predict_the_room
room = dict(A="after the cell", B="at once", C="fails", D="the browser", E="nobody", F="the server")
