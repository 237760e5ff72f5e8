# diagnosis: lost-in-a-crash
# cause: an invoice that a crash takes along
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
