# diagnosis: lost-in-a-crash
# cause: everything in the background
# exercise: needs_a_queue
belongs = {
    "charge": "background",
    "discount": "background",
    "portrait": "background",
    "statistics": "background",
    "cache": "background",
    "invoice": "background",
    "tip": "background",
    "report": "background",
}
