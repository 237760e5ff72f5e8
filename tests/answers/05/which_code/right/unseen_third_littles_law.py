# exercise: which_code
code_of = dict(enumerate("CEDAB", start=1))
inside = 30 * 0.2  # arrivals a second times seconds inside
