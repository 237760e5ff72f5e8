# diagnosis: gather-saves-blocking
# cause: gather is taken to make blocking calls overlap
# exercise: match_the_pictures
picture_of = {"A": 2, "B": 1, "C": 3}
