# diagnosis: not-a-number
# cause: text
# exercise: break_it
orders = "41"
