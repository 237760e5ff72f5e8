# diagnosis: computes-in-thread
# cause: computes in a thread
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "def",
    "stock": "def",
    "receipt": "def",
}
