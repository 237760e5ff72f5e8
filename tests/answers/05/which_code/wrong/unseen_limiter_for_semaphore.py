# diagnosis: machines-for-helpers
# cause: mixes up the four threads of E with the ten machines of C: reads the steps' height wrongly
# exercise: which_code
real = "CEDAB"

swapped = real.translate(str.maketrans("CE", "EC"))
code_of = dict(enumerate(swapped, start=1))
inside = 6
