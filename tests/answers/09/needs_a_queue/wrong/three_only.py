# diagnosis: not-the-errands
# cause: only those that need a queue
# exercise: needs_a_queue
belongs = {"invoice": "queue", "tip": "queue", "report": "queue"}
