# diagnosis: not-the-smallest
# cause: counts the loop's own thread as a 41st helper, so the number is one too many; it is not the smallest
# exercise: break_it
orders = 42  # your number
