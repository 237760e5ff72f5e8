# diagnosis: not-programs
# cause: given order 1=B, 2=C, 3=A: the dict is the wrong way round, picture to program, so the programs' keys are missing
# exercise: match_the_pictures
picture_of = {
    1: "C",
    2: "A",
    3: "B",
}
