# exercise: which_code
code_of = {4: "a", 5: "b", 1: "c", 3: "d", 2: "e"}
rate, stays = 30, 0.2
inside = rate * stays
