# diagnosis: aprons-forgotten
# cause: thinks that the threads of B have no limit and serve all sixty at once: B and D are swapped, though the pool has forty threads
# exercise: which_code
PICTURES = "CEDAB"
code_of = dict(enumerate(PICTURES.translate(str.maketrans("BD", "DB")), 1))
inside = 6
