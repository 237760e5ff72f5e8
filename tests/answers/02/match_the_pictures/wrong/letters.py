# diagnosis: not-numbers
# cause: letters in place of numbers
# exercise: match_the_pictures
picture_of = {"A": "B", "B": "C", "C": "A"}
