# diagnosis: awaits-overlap
# cause: right only where the pictures came in exactly this order; the text alone, without the recorded pictures, cannot say
# exercise: match_the_pictures
picture_of = {
    "A": 3,
    "B": 2,
    "C": 1,
}
