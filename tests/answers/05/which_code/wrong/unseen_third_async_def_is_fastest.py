# diagnosis: sleep-for-await
# cause: given order D, A, C, E, B: takes A for concurrent because it says async def, so A gets the picture of all at once and D the slow one
# exercise: which_code
code_of = {
    1: "C",
    2: "E",
    3: "A",
    4: "D",
    5: "B",
}
inside = 6
