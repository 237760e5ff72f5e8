# diagnosis: room-for-inside
# cause: given order D, A, C, E, B: takes all ten machines of C to be busy, while Little's law says 30 a second times 0.2 s, which is 6
# exercise: which_code
code_of = {
    1: "C",
    2: "E",
    3: "D",
    4: "A",
    5: "B",
}
inside = 10
