# diagnosis: queue-for-wall
# cause: given order 1=B, 2=C, 3=A: takes one after the other as held and cannot tell a free loop from a held one, so A and C are swapped
# exercise: match_the_pictures
picture_of = {
    "A": 1,
    "B": 3,
    "C": 2,
}
