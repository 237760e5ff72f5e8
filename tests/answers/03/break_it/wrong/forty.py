# diagnosis: just-fits
# cause: the 40th still gets an apron
# exercise: break_it
orders = 40
