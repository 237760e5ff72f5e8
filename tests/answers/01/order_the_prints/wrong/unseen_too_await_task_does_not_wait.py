# diagnosis: await-does-not-hold
# cause: believes 'await tea' only hands the task to the loop and goes on, so closing time comes before the tea is ready
# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "tea starts",
    "latte is ready",
    "latte is handed over",
    "closing time",
    "tea is ready",
]
