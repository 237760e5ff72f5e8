# diagnosis: await-waits-for-all
# cause: hands the latte over after the tea, and closes before that
# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "latte is ready",
    "tea starts",
    "tea is ready",
    "latte is handed over",
    "closing time",
]
