# exercise: order_the_prints
alphabet = [
    "closing time",
    "latte is handed over",
    "latte is ready",
    "latte starts",
    "tea is ready",
    "tea starts",
    "the till rings",
]
printed = [alphabet[place] for place in (6, 3, 5, 2, 1, 4, 0)]
