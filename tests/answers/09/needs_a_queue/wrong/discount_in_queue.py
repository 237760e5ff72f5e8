# diagnosis: answered-too-early
# cause: the discount is on the bill
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "queue",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "queue",
    "tip": "queue",
    "report": "queue",
}
