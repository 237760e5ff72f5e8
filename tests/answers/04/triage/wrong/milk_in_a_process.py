# diagnosis: await-in-process
# cause: a coroutine for another process
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "process",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
