# diagnosis: all-three
# cause: every picture one back
# exercise: match_the_pictures
picture_of = {"A": 1, "B": 2, "C": 3}
