# diagnosis: lost-in-a-crash
# cause: everything after the answer is a background task
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "background",
    "tip": "background",
    "report": "background",
}
