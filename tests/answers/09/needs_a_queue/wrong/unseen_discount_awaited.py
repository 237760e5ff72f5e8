# diagnosis: await-what-blocks
# cause: Takes an await for enough although the old driver blocks and has nothing to await, so the loop would stand still for 0.2 s.
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
