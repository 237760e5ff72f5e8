# diagnosis: all-three
# cause: right only where the pictures came in exactly this order; the text alone, without the recorded pictures, cannot say
# exercise: match_the_pictures
picture_of = {
    "A": 3,
    "B": 1,
    "C": 2,
}
