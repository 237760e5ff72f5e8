# diagnosis: not-programs
# cause: the dict says which program a picture belongs to and has no keys A, B and C
# exercise: match_the_pictures
picture_of = {
    1: "B",
    2: "C",
    3: "A",
}
