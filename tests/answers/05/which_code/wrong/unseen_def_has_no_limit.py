# diagnosis: aprons-forgotten
# cause: thinks that every def gets a thread of its own, so takes B for the picture where all sixty come at once, and D for the two steps of forty and twenty
# exercise: which_code
real = "CEDAB"

swapped = real.translate(str.maketrans("BD", "DB"))
code_of = dict(enumerate(swapped, start=1))
inside = 6
