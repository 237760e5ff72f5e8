# diagnosis: detour
# cause: a thread for what can be awaited
# exercise: needs_a_queue
belongs = {
    "charge": "thread",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "queue",
    "tip": "queue",
    "report": "queue",
}
