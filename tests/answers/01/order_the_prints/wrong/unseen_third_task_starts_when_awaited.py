# diagnosis: task-starts-at-its-await
# cause: takes a task to be lazy like a coroutine, to be begun only at its await, so the tea starts after the latte is handed over
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
