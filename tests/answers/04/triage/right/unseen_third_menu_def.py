# exercise: triage
spelled = {
    "menu": "def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
