# diagnosis: process-for-nothing
# cause: a process to read a file
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "process",
    "receipt": "def",
}
