# diagnosis: queue-for-wall
# cause: a queue of awaits is taken for a blocked loop
# exercise: match_the_pictures
picture_of = {"A": 1, "B": 3, "C": 2}
