# exercise: triage
awaits = ["menu", "milk"]
blocks = ["member", "stock", "receipt"]
computes = ["beans"]
spelled = (
    dict.fromkeys(awaits, "async def")
    | dict.fromkeys(blocks, "def")
    | dict.fromkeys(computes, "process")
)
