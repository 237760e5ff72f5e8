# diagnosis: picture-twice
# cause: B and C both use gather and are given the same picture, as if time.sleep overlapped too
# exercise: match_the_pictures
picture_of = {
    "A": 3,
    "B": 2,
    "C": 2,
}
