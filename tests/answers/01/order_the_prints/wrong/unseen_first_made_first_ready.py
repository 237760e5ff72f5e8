# diagnosis: ready-in-order-asked
# cause: believes that tasks are ready in the order they were created, so that tea is ready before the latte; the shorter sleep ends first
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
