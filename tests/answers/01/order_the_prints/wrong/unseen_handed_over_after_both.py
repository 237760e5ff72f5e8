# diagnosis: await-waits-for-all
# cause: believes that `await make(latte)` returns only when all that is running is done, so that the latte is handed over after tea is ready
# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "tea starts",
    "latte is ready",
    "tea is ready",
    "latte is handed over",
    "closing time",
]
