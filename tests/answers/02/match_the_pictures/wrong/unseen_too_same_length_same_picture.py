# diagnosis: picture-twice
# cause: A and C both take 0.4 s and are given the same picture, so one picture belongs to nobody
# exercise: match_the_pictures
picture_of = {
    "A": 1,
    "B": 2,
    "C": 1,
}
