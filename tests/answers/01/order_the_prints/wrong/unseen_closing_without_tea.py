# diagnosis: await-does-not-hold
# cause: believes that `await tea` does not hold main up, since the task is already running; main waits there till tea is ready
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
