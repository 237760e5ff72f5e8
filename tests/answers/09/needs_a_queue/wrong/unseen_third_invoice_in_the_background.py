# diagnosis: lost-in-a-crash
# cause: sends the invoice in a background task, which is lost when the shop stops or the mail server is down, though the tax office wants every one
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
