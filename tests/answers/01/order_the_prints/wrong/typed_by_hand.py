# diagnosis: line-unknown
# cause: a line misspelt
# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "tea starts",
    "latte is ready",
    "latte is handed over",
    "tea ready",
    "closing time",
]
