# diagnosis: line-missing
# cause: a line forgotten
# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "tea starts",
    "latte is ready",
    "latte is handed over",
    "closing time",
]
