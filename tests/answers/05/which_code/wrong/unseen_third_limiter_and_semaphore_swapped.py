# diagnosis: machines-for-helpers
# cause: given order D, A, C, E, B: does not read the height of the steps, ten or four, so C and E are swapped
# exercise: which_code
code_of = {
    1: "E",
    2: "C",
    3: "D",
    4: "A",
    5: "B",
}
inside = 6
