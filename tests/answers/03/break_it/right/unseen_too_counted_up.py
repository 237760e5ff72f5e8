# exercise: break_it
import math

helpers = 40


def rounds(customers):
    return math.ceil(customers / helpers)


orders = next(number for number in range(1, 1000) if rounds(number) == 2)
