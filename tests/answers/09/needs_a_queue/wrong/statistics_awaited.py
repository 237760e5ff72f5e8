# diagnosis: customer-waits
# cause: the customer waits for the statistics
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "await",
    "cache": "background",
    "invoice": "queue",
    "tip": "queue",
    "report": "queue",
}
