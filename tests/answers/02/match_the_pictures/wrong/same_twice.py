# diagnosis: picture-twice
# cause: one picture for two programs
# exercise: match_the_pictures
picture_of = {"A": 2, "B": 3, "C": 3}
