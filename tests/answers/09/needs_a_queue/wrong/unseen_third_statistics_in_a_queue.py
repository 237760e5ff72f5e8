# diagnosis: queue-for-nothing
# cause: takes a queue for the statistics too, although one more or less harms nobody and a plain background task is good enough
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "queue",
    "cache": "background",
    "invoice": "queue",
    "tip": "queue",
    "report": "queue",
}
