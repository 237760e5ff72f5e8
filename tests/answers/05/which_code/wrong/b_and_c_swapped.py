# diagnosis: aprons-for-machines
# cause: the forty aprons are taken for the ten machines
# exercise: which_code
code_of = {1: "B", 2: "E", 3: "D", 4: "A", 5: "C"}
inside = 6
