# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "tea starts",
    "latte is ready",
    "latte is handed over",
    "tea is ready",
    "closing time",
]
