# diagnosis: not-lines
# cause: numbers of lines in place of the lines
# exercise: order_the_prints
printed = [7, 4, 6, 3, 2, 5, 1]
