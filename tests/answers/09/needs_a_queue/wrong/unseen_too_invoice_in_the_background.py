# diagnosis: lost-in-a-crash
# cause: sees only that an e-mail needs no waiting for; a background task is gone when the process dies, and the tax office wants every invoice
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "background",
    "tip": "queue",
    "report": "queue",
}
