# exercise: triage
spelled = dict.fromkeys(["menu", "milk", "member", "beans", "stock", "receipt"], "def")
spelled |= {"milk": "async def", "beans": "process"}
