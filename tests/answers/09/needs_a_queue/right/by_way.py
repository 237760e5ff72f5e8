# exercise: needs_a_queue
ways = {
    "await": ["charge"],
    "thread": ["discount"],
    "process": ["portrait"],
    "background": ["statistics", "cache"],
    "queue": ["invoice", "tip", "report"],
}
belongs = {errand: way for way, errands in ways.items() for errand in errands}
