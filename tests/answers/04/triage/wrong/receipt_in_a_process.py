# diagnosis: process-for-nothing
# cause: a process to sleep in
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "process",
}
