# diagnosis: background-on-loop
# cause: thinks that a background task cannot hold anybody up since the answer is gone, but an async one that blocks holds the loop
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "async def",
}
