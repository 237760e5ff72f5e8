# diagnosis: computes-in-thread
# cause: beans computes in plain Python in a thread and keeps the GIL, so the loop gets its turn late and the pings wait
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "def",
    "stock": "def",
    "receipt": "def",
}
