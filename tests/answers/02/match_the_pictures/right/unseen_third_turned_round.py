# exercise: match_the_pictures
program_of = {1: "C", 2: "A", 3: "B"}
picture_of = {program: picture for picture, program in program_of.items()}
