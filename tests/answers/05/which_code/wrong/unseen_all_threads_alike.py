# diagnosis: few-for-one
# cause: thinks the thread's sleep at E holds the loop one by one, and that A is served by four
# exercise: which_code
real = "CEDAB"

swapped = real.translate(str.maketrans("AE", "EA"))
code_of = dict(enumerate(swapped, start=1))
inside = 6
