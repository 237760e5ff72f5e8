# diagnosis: customer-waits
# cause: judges the report by its computing only, so the endpoint and its customer would wait 40 s for a process
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
