# diagnosis: not-the-smallest
# cause: counts the loop's own thread as a 41st helper; 42 need two rounds, but 41 do too
# exercise: break_it
helpers = 40
main_thread = 1
orders = helpers + main_thread + 1
