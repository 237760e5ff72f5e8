# exercise: match_the_pictures
picture_of = {}
picture_of["C"] = 1
picture_of["A"] = 2
picture_of["B"] = 3
