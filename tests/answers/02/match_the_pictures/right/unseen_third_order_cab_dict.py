# exercise: match_the_pictures
picture_of = dict(A=2, B=3, C=1)
