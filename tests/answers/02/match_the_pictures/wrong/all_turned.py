# diagnosis: all-three
# cause: every picture one further
# exercise: match_the_pictures
picture_of = {"A": 3, "B": 1, "C": 2}
