# diagnosis: task-goes-first
# cause: takes every await to hand over to the loop first, so the waiting tea task starts before the latte does
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
