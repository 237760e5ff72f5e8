# diagnosis: computes-here
# cause: Believes that a thread helps plain Python too; it shares the GIL with the loop, which is slowed for 0.8 s.
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
