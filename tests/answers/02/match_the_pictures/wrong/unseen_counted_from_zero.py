# diagnosis: picture-missing
# cause: counts the pictures from 0 instead of from 1, so that one program has the picture 0, which does not exist
# exercise: match_the_pictures
picture_of = {
    "A": 1,
    "B": 0,
    "C": 2,
}
