# diagnosis: answered-too-early
# cause: puts the charge into a queue because it is money, but there is no coffee before the bank says yes, so the endpoint has to await it
# exercise: needs_a_queue
belongs = {
    "charge": "queue",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "queue",
    "tip": "queue",
    "report": "queue",
}
