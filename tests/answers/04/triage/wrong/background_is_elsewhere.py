# diagnosis: background-on-loop
# cause: takes the background for elsewhere, and a file for awaitable
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "async def",
    "receipt": "async def",
}
