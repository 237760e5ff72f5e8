# diagnosis: ready-in-order-asked
# cause: takes the order in which things were started as the order in which they end, so the tea is ready before the latte although it takes longer
# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "tea starts",
    "tea is ready",
    "latte is ready",
    "latte is handed over",
    "closing time",
]
