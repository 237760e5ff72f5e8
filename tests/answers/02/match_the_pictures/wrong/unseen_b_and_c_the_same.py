# diagnosis: picture-twice
# cause: gives B and C the same picture, since both use gather; time.sleep holds the loop, so C does not overlap as B does
# exercise: match_the_pictures
picture_of = {
    "A": 1,  # 1, 2 or 3
    "B": 3,
    "C": 3,
}
