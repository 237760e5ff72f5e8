# diagnosis: not-the-smallest
# cause: takes the number that fills two rounds entirely, not the smallest that begins a second one
# exercise: break_it
orders = 80
