# diagnosis: await-does-not-hold
# cause: the line after the await is taken to run at once
# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "latte is handed over",
    "tea starts",
    "latte is ready",
    "tea is ready",
    "closing time",
]
