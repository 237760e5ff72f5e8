# diagnosis: not-a-dict
# cause: a list of those that need a queue
# exercise: needs_a_queue
belongs = ["invoice", "tip", "report"]
