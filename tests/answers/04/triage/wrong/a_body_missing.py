# diagnosis: not-the-bodies
# cause: five bodies
# exercise: triage
spelled = {"menu": "def", "milk": "async def", "member": "def", "beans": "process", "stock": "def"}
