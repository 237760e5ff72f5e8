# diagnosis: crowd-for-stream
# cause: the crowd taken for a rate
# exercise: which_code
code_of = {1: "C", 2: "E", 3: "D", 4: "A", 5: "B"}
inside = 60 * 0.2
