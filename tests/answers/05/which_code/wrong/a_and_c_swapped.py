# diagnosis: machines-for-barista
# cause: a blocked loop is taken for ten machines
# exercise: which_code
code_of = {1: "A", 2: "E", 3: "D", 4: "C", 5: "B"}
inside = 6
