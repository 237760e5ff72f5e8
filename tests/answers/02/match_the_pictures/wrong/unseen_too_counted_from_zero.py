# diagnosis: picture-missing
# cause: the pictures are counted from 0, so no program has picture 3 and one has a picture 0 that does not exist
# exercise: match_the_pictures
picture_of = {
    "A": 2,
    "B": 0,
    "C": 1,
}
