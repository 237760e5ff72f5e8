# diagnosis: not-letters
# cause: the paths in place of the letters
# exercise: which_code
code_of = {1: "/c", 2: "/e", 3: "/d", 4: "/a", 5: "/b"}
inside = 6
