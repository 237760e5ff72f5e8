# diagnosis: aprons-forgotten
# cause: given order D, A, C, E, B: thinks that plain def endpoints run in as many threads as wanted and that the awaiting one comes in steps, so B and D are swapped
# exercise: which_code
code_of = {
    1: "C",
    2: "E",
    3: "B",
    4: "A",
    5: "D",
}
inside = 6
