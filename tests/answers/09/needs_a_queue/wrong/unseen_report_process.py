# diagnosis: customer-waits
# cause: Sees only the plain Python and gives the report a process that the endpoint waits for: the customer would wait 40 s.
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
