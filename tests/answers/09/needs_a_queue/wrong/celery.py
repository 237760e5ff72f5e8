# diagnosis: other-word
# cause: the name of the tool in place of the way
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "celery",
    "tip": "queue",
    "report": "queue",
}
