# exercise: needs_a_queue
errands = {
    "await": "charge",
    "thread": "discount",
    "process": "portrait",
    "background": "statistics cache",
    "queue": "invoice tip report",
}
belongs = {errand: place for place, names in errands.items() for errand in names.split()}
