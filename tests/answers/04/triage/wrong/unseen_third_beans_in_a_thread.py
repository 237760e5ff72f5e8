# diagnosis: computes-in-thread
# cause: thinks that a thread is enough for work in plain Python, but the beans keep the interpreter's lock from the pings and queue for it
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "def",
    "stock": "def",
    "receipt": "def",
}
