# exercise: needs_a_queue
needed = {"charge": "async", "discount": "blocks", "portrait": "cpu"}
may_be_lost = {"statistics", "cache"}
how = {"async": "await", "blocks": "thread", "cpu": "process"}

belongs = {}
for errand in ("charge", "discount", "portrait", "statistics", "cache", "invoice", "tip", "report"):
    if errand in needed:
        belongs[errand] = how[needed[errand]]
    elif errand in may_be_lost:
        belongs[errand] = "background"
    else:
        belongs[errand] = "queue"
