# diagnosis: sync-client-on-loop
# cause: a synchronous client in async def
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "async def",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
