# diagnosis: not-all
# cause: one left open
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "",
    "receipt": "def",
}
