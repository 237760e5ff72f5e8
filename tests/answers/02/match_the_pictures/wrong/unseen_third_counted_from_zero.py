# diagnosis: picture-missing
# cause: given order 1=B, 2=C, 3=A: counts the pictures from 0, as lists do, so every number is one too small
# exercise: match_the_pictures
picture_of = {
    "A": 1,
    "B": 2,
    "C": 0,
}
