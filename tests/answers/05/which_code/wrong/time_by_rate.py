# diagnosis: divided
# cause: the time divided by the rate
# exercise: which_code
code_of = {1: "C", 2: "E", 3: "D", 4: "A", 5: "B"}
inside = 0.2 / 30
