# diagnosis: sync-client-on-loop
# cause: takes everything from httpx for asynchronous, but the member's httpx.Client blocks and holds the loop in an async def
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "async def",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
