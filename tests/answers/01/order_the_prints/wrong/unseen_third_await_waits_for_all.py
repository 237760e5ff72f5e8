# diagnosis: await-waits-for-all
# cause: takes main to go on only once all that runs is done, so the latte is handed over after the tea is ready
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
