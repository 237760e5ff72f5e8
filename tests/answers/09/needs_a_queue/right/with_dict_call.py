# exercise: needs_a_queue
belongs = dict(
    charge="await",
    discount="thread",
    portrait="process",
    statistics="background",
    cache="background",
    invoice="queue",
    tip="queue",
    report="queue",
)
