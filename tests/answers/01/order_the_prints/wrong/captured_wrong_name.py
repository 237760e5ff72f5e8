# diagnosis: name-missing
# cause: another name
# exercise: order_the_prints
lines = [
    "the till rings",
    "latte starts",
    "tea starts",
    "latte is ready",
    "latte is handed over",
    "tea is ready",
    "closing time",
]
