# diagnosis: sync-client-on-loop
# cause: takes httpx.Client for its async sister: the call blocks, and in an async def it holds the loop
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "async def",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
