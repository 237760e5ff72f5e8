# diagnosis: customer-waits
# cause: Sees only that the driver blocks and sends the tip to a thread that the customer waits for, although the answer does not need it and money must not get lost.
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "queue",
    "tip": "thread",
    "report": "queue",
}
