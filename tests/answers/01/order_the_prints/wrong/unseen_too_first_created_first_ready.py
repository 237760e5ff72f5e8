# diagnosis: ready-in-order-asked
# cause: believes drinks get ready in the order in which they were created, so the tea of 0.2 s is ready before the latte of 0.1 s
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
