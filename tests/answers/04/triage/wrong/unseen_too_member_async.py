# diagnosis: sync-client-on-loop
# cause: member calls the blocking httpx.Client in async def, so the loop stands still for 0.15 s at each customer
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "async def",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
