# exercise: triage
spelled = {}
for name in ("menu", "milk", "member", "beans", "stock", "receipt"):
    spelled[name] = "def"
spelled["milk"] = spelled["menu"] = "async def"
spelled["beans"] = "process"
