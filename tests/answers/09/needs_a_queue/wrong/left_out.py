# diagnosis: not-all
# cause: two left empty
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "",
    "invoice": "queue",
    "tip": "",
    "report": "queue",
}
