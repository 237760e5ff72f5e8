# diagnosis: queue-for-wall
# cause: right only where the pictures came in exactly this order; the text alone, without the recorded pictures, cannot say
# exercise: match_the_pictures
picture_of = {
    "A": 1,
    "B": 3,
    "C": 2,
}
