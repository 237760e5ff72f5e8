# exercise: which_code
real = "CEDAB"

a, b, c, d, e = real
code_of = {5: e, 4: d, 3: c, 2: b, 1: a}
rate, stay = 30, 0.2  # customers a second, seconds
inside = round(rate * stay, 1)
