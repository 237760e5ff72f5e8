# diagnosis: one-round
# cause: believes there are as many helpers as cores; so few orders are all made in one round
# exercise: break_it
import os

orders = os.cpu_count() + 1
