# diagnosis: task-goes-first
# cause: takes `await make(...)` for something that is queued behind the tea task; an awaited coroutine runs right away in main, so latte starts first
# exercise: order_the_prints
printed = [
    "the till rings",
    "tea starts",
    "latte starts",
    "latte is ready",
    "latte is handed over",
    "tea is ready",
    "closing time",
]
