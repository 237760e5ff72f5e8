# exercise: which_code
PICTURES = "CEDAB"
code_of = {
    1: PICTURES[0],
    2: PICTURES[1],
    3: PICTURES[2],
    4: PICTURES[3],
    5: PICTURES[4],
}
inside = 6
