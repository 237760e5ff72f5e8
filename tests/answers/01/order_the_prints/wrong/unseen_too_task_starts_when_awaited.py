# diagnosis: task-starts-at-its-await
# cause: believes a task starts only at 'await tea', so the tea starts after the latte was handed over
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
