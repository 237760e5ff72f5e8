# diagnosis: picture-missing
# cause: finds a picture for A and B only and leaves C at 0
# exercise: match_the_pictures
picture_of = {
    "A": 3,  # 1, 2 or 3
    "B": 1,
    "C": 0,
}
