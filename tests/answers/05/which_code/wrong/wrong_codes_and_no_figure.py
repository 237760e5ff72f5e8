# diagnosis: several
# cause: the codes are guessed and the figure is left open
# exercise: which_code
code_of = {1: "B", 2: "A", 3: "D", 4: "E", 5: "C"}
inside = None
