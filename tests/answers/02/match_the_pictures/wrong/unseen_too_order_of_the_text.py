# diagnosis: all-three
# cause: takes the pictures for standing in the order of the programs, though the text says that they are in another order
# exercise: match_the_pictures
picture_of = {
    "A": 1,
    "B": 2,
    "C": 3,
}
