# diagnosis: not-a-forecast
# cause: True in place of words
# exercise: predict_the_room
room = {letter: True for letter in "ABCDEF"}
