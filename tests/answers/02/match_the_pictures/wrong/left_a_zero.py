# diagnosis: picture-missing
# cause: one left out
# exercise: match_the_pictures
picture_of = {"A": 2, "B": 3, "C": 0}
