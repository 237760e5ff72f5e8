# diagnosis: computes-here
# cause: a thread does not help with 0.8 s of plain Python, which holds the GIL, so the portrait slows everybody down; it needs a process
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "thread",
    "statistics": "background",
    "cache": "background",
    "invoice": "queue",
    "tip": "queue",
    "report": "queue",
}
