# diagnosis: customer-waits
# cause: sees only the driver that blocks and lets the guest wait for the payout in a thread, though the answer does not need it and the money must not be lost
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
