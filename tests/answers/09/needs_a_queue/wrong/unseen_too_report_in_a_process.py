# diagnosis: customer-waits
# cause: sees only the plain Python and lets a request wait 40 s for a process, though nobody waits for the report and it is due even if the process dies
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "queue",
    "tip": "queue",
    "report": "process",
}
