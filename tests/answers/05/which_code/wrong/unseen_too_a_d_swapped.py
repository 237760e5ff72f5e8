# diagnosis: sleep-for-await
# cause: takes async def for enough not to block: A and D are swapped, though heat() in A sleeps on the loop and serves one by one
# exercise: which_code
PICTURES = "CEDAB"
code_of = dict(enumerate(PICTURES.translate(str.maketrans("AD", "DA")), 1))
inside = 6
