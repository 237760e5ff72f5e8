# diagnosis: not-a-dict
# cause: a list
# exercise: match_the_pictures
picture_of = [2, 3, 1]
