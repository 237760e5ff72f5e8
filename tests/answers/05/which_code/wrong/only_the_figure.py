# diagnosis: picture-open
# cause: only the figure is answered
# exercise: which_code
code_of = {1: "?", 2: "?", 3: "?", 4: "?", 5: "?"}
inside = 6
