# diagnosis: not-letters
# cause: functions in place of letters
# exercise: which_code
def c():
    pass


code_of = {1: c, 2: c, 3: c, 4: c, 5: c}
inside = 6
