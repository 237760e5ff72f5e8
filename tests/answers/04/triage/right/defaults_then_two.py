# exercise: triage
spelled = dict.fromkeys(["menu", "member", "stock", "receipt"], "def")
spelled |= {"milk": "async def", "beans": "process"}
