# exercise: needs_a_queue
# errand: (does the answer wait for it?, how does it run?, may it be lost?)
errands = {
    "charge": (True, "await", False),
    "discount": (True, "thread", False),
    "portrait": (True, "process", False),
    "statistics": (False, None, True),
    "cache": (False, None, True),
    "invoice": (False, None, False),
    "tip": (False, None, False),
    "report": (False, None, False),
}
belongs = {
    name: how if waits else ("background" if may_be_lost else "queue")
    for name, (waits, how, may_be_lost) in errands.items()
}
