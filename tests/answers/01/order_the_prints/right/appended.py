# exercise: order_the_prints
printed = []
printed.append("the till rings")
printed.append("latte starts")
printed.append("tea starts")
printed.append("latte is ready")
printed.append("latte is handed over")
printed.append("tea is ready")
printed.append("closing time")
