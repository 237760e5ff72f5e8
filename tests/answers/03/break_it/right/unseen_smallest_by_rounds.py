# exercise: break_it
from math import ceil

orders = next(n for n in range(1, 1000) if ceil(n / 40) == 2)
