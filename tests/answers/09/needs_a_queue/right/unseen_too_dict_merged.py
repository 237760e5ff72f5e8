# exercise: needs_a_queue
guest_waits = dict(charge="await", discount="thread", portrait="process")
may_be_lost = dict.fromkeys(["statistics", "cache"], "background")
must_not_be_lost = dict.fromkeys(["invoice", "tip", "report"], "queue")
belongs = guest_waits | may_be_lost | must_not_be_lost
