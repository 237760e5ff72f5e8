# exercise: needs_a_queue
places = {
    "await": ["charge"],
    "thread": ["discount"],
    "process": ["portrait"],
    "background": ["statistics", "cache"],
    "queue": ["invoice", "tip", "report"],
}
belongs = {errand: place for place, errands in places.items() for errand in errands}
