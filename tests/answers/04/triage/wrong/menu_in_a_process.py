# diagnosis: process-for-nothing
# cause: a process for a constant
# exercise: triage
spelled = {
    "menu": "process",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
