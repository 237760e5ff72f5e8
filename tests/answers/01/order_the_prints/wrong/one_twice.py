# diagnosis: line-twice
# cause: a line twice
# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "tea starts",
    "latte is ready",
    "latte starts",
    "latte is handed over",
    "tea is ready",
    "closing time",
]
