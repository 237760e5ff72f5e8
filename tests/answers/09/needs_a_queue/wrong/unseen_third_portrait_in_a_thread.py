# diagnosis: computes-here
# cause: has a thread compute the portrait for 0.8 s in plain Python, which fights with the loop for the interpreter's lock
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
