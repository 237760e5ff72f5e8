# exercise: needs_a_queue
belongs = dict.fromkeys(["charge", "discount", "portrait", "statistics", "cache", "invoice", "tip", "report"], "")
belongs["charge"] = "await"  # asynchronous, and the answer depends on it
belongs["discount"] = "thread"  # blocks, on the bill
belongs["portrait"] = "process"  # plain Python holds the GIL
belongs["statistics"] = belongs["cache"] = "background"  # may be lost
belongs["invoice"] = belongs["tip"] = belongs["report"] = "queue"  # must survive a restart
