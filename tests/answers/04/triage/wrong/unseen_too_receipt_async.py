# diagnosis: background-on-loop
# cause: the background task sleeps after the answer but on the loop, so it holds up everybody else's pings
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "async def",
}
