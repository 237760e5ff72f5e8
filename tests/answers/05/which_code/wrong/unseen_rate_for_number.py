# diagnosis: rate-for-inside
# cause: takes the arrivals of a second for those inside at one moment, as if everybody stayed for a whole second
# exercise: which_code
real = "CEDAB"
code_of = dict(enumerate(real, start=1))
inside = 30
