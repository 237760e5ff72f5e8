# diagnosis: customer-waits
# cause: judges the tip by its blocking driver and has the endpoint wait for a thread, though the customer's answer does not need it and the money must not be lost
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
