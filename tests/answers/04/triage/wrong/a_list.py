# diagnosis: not-a-dict
# cause: a list
# exercise: triage
spelled = ["async def", "async def", "def", "process", "def", "def"]
