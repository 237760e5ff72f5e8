# diagnosis: divided
# cause: given order D, A, C, E, B: divides the arrivals by the time instead of multiplying, so 150 would be inside
# exercise: which_code
code_of = {
    1: "C",
    2: "E",
    3: "D",
    4: "A",
    5: "B",
}
inside = 30 / 0.2
