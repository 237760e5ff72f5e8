# diagnosis: just-fits
# cause: names the number that is still made in one round (40 helpers), one too few
# exercise: break_it
orders = 40  # your number
