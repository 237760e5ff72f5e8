# diagnosis: background-on-loop
# cause: thinks a background task runs outside the loop since the answer is out already; an async one that sleeps holds it for everybody
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "async def",
}
