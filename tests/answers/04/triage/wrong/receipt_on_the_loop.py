# diagnosis: background-on-loop
# cause: a blocking background task that is async
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "async def",
}
