# diagnosis: awaits-overlap
# cause: given order 1=B, 2=C, 3=A: takes create_task in A to overlap and gather in B to go one by one, so A and B are swapped
# exercise: match_the_pictures
picture_of = {
    "A": 3,
    "B": 2,
    "C": 1,
}
