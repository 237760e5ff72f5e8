# diagnosis: answered-too-early
# cause: thanked before the card is charged
# exercise: needs_a_queue
belongs = {
    "charge": "background",
    "discount": "thread",
    "portrait": "process",
    "statistics": "background",
    "cache": "background",
    "invoice": "queue",
    "tip": "queue",
    "report": "queue",
}
