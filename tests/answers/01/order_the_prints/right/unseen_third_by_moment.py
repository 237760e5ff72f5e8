# exercise: order_the_prints
when = {
    "the till rings": (0.0, 1),  # main goes on, the task has not begun
    "latte starts": (0.0, 2),  # awaited directly, so it runs at once
    "tea starts": (0.0, 3),  # main has suspended in the latte's sleep
    "latte is ready": (0.1, 1),
    "latte is handed over": (0.1, 2),
    "tea is ready": (0.2, 1),
    "closing time": (0.2, 2),
}
printed = sorted(when, key=when.get)
