# exercise: order_the_prints
lines = [
    "closing time",
    "latte is handed over",
    "latte is ready",
    "latte starts",
    "tea is ready",
    "tea starts",
    "the till rings",
]
printed = [lines[i] for i in (6, 3, 5, 2, 1, 4, 0)]
