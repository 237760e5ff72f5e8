# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
