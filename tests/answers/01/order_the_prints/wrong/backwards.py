# diagnosis: ready-before-start
# cause: the order turned round
# exercise: order_the_prints
printed = [
    "closing time",
    "tea is ready",
    "latte is handed over",
    "latte is ready",
    "tea starts",
    "latte starts",
    "the till rings",
]
