# diagnosis: task-goes-first
# cause: believes 'await make(...)' itself lets go before the coroutine runs, so the tea starts before the latte
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
