# diagnosis: customer-waits
# cause: the customer waits for the e-mail
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "await",
    "tip": "queue",
    "report": "queue",
}
