# diagnosis: task-starts-at-its-await
# cause: believes that a task starts only when it is awaited, so that tea starts after the latte is handed over; it starts as soon as main lets go for the first time
# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "latte is ready",
    "latte is handed over",
    "tea starts",
    "tea is ready",
    "closing time",
]
