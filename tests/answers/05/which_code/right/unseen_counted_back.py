# exercise: which_code
real = "CEDAB"

code_of = {n: letter for n, letter in enumerate(real, 1)}
capacity = 10 / 0.2  # drinks a second
inside = 10 * 30 / capacity
