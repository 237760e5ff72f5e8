# diagnosis: awaits-overlap
# cause: awaits in a loop are taken to overlap
# exercise: match_the_pictures
picture_of = {"A": 3, "B": 2, "C": 1}
