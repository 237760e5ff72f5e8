# diagnosis: process-for-nothing
# cause: takes the reading of a big file for work that needs a process, though it waits for the disk outside the interpreter's lock and a plain def does
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "process",
    "receipt": "def",
}
