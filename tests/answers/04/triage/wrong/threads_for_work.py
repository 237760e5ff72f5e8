# diagnosis: computes-in-thread
# cause: threads for work, processes for waiting
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "process",
    "beans": "def",
    "stock": "process",
    "receipt": "def",
}
