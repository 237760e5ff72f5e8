# diagnosis: gather-saves-blocking
# cause: given order 1=B, 2=C, 3=A: thinks that gather makes blocking holds overlap as well, so C gets the picture of all at once and B the one that is held
# exercise: match_the_pictures
picture_of = {
    "A": 2,
    "B": 1,
    "C": 3,
}
