# diagnosis: picture-twice
# cause: takes A and C for one and the same picture, since both make one drink after the other, and gives both the number 1
# exercise: match_the_pictures
picture_of = {
    "A": 1,  # 1, 2 or 3
    "B": 2,
    "C": 1,
}
