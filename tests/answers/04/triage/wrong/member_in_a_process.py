# diagnosis: process-for-waiting
# cause: a process that only waits
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "process",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
