# diagnosis: queue-for-nothing
# cause: Puts whatever need not be waited for into the queue, also the statistics and the cache, which harm nobody when they are lost: not the plainest way.
# exercise: needs_a_queue
belongs = {
    "charge": "await",
    "discount": "thread",
    "portrait": "process",
    "statistics": "queue",
    "cache": "queue",
    "invoice": "queue",
    "tip": "queue",
    "report": "queue",
}
