# diagnosis: queue-for-nothing
# cause: a queue for what may be lost
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "queue",
    "invoice": "queue",
    "tip": "queue",
    "report": "queue",
}
