# diagnosis: detour
# cause: a process for what only waits
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "process",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "queue",
    "tip": "queue",
    "report": "queue",
}
