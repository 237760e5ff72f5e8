# diagnosis: not-programs
# cause: pictures to programs
# exercise: match_the_pictures
picture_of = {1: "C", 2: "A", 3: "B"}
