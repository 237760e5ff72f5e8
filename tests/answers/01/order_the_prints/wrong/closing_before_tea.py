# diagnosis: await-does-not-hold
# cause: `await tea` is taken not to hold
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
