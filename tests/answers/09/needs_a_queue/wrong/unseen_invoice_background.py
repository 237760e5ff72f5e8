# diagnosis: lost-in-a-crash
# cause: Sends the invoice in the background because it is slow; where the process dies after the answer the invoice is lost, and every one has to be seen.
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "background",
    "tip": "queue",
    "report": "queue",
}
