# exercise: break_it
aprons = 40
orders = aprons + 1
