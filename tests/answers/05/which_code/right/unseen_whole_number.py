# exercise: which_code
real = "CEDAB"

code_of = {
    1: real[0],
    2: real[1],
    3: real[2],
    4: real[3],
    5: real[4],
}
inside = 6
