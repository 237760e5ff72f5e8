# diagnosis: machines-forgotten
# cause: the semaphore is overlooked
# exercise: which_code
code_of = {1: "D", 2: "E", 3: "C", 4: "A", 5: "B"}
inside = 6
