# exercise: match_the_pictures
picture_of = {
    "A": 2,
    "B": 3,
    "C": 1,
}
