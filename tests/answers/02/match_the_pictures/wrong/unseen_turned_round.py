# diagnosis: not-programs
# cause: the dictionary is the wrong way round, from the picture to the program: picture_of has no entry for A, B and C
# exercise: match_the_pictures
picture_of = {
    1: "B",
    2: "C",
    3: "A",
}
