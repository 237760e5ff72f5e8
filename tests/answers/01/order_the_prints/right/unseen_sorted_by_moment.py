# exercise: order_the_prints
moments = {
    "closing time": (0.2, 1),
    "latte is handed over": (0.1, 1),
    "latte is ready": (0.1, 0),
    "latte starts": (0, 1),
    "tea is ready": (0.2, 0),
    "tea starts": (0, 2),
    "the till rings": (0, 0),
}
printed = sorted(moments, key=moments.get)
