# diagnosis: await-what-blocks
# cause: an old driver awaited, before the thanks
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "queue",
    "tip": "await",
    "report": "queue",
}
