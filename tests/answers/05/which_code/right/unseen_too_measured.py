# exercise: which_code
PICTURES = "CEDAB"
code_of = {n: letter for n, letter in zip(range(1, 6), PICTURES)}
inside = round(30 * 0.203, 2)  # 6.09: I measured 0.203 s a visit
