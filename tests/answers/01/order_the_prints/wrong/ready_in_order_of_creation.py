# diagnosis: ready-in-order-asked
# cause: the first that was asked for is taken to be ready first
# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "tea starts",
    "tea is ready",
    "latte is ready",
    "latte is handed over",
    "closing time",
]
