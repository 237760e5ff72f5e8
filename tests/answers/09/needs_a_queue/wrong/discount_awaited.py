# diagnosis: await-what-blocks
# cause: an old driver awaited
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "await",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "queue",
    "tip": "queue",
    "report": "queue",
}
