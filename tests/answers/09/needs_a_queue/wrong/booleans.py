# diagnosis: not-a-dict
# cause: needs a queue or not
# exercise: needs_a_queue
belongs = {"charge": False, "discount": False, "portrait": False, "statistics": False, "cache": False, "invoice": True, "tip": True, "report": True}
