# diagnosis: queue-for-nothing
# cause: overdoes it: everything after the answer goes into a queue, though statistics and cache may be lost and the plainest way for them is the background
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "queue",
    "cache": "queue",
    "invoice": "queue",
    "tip": "queue",
    "report": "queue",
}
