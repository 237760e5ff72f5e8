# diagnosis: one-after-another
# cause: the task is taken to run to its end when it is made
# exercise: order_the_prints
printed = [
    "tea starts",
    "tea is ready",
    "the till rings",
    "latte starts",
    "latte is ready",
    "latte is handed over",
    "closing time",
]
