# diagnosis: not-the-smallest
# cause: names the number that fills two rounds (2 x 40), not the smallest that needs a second one
# exercise: break_it
orders = 80  # your number
