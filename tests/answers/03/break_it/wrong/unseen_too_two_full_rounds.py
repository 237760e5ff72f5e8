# diagnosis: not-the-smallest
# cause: takes two rounds for two full ones; 80 need two rounds, but so do 79, and far fewer
# exercise: break_it
orders = 2 * 40
