# exercise: triage
spelled = dict.fromkeys(["menu", "milk", "member", "beans", "stock", "receipt"], "def")
spelled |= {"menu": "async def", "milk": "async def", "beans": "process"}
