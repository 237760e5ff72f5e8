# diagnosis: sync-client-on-loop
# cause: async def wherever nobody computes
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "async def",
    "beans": "process",
    "stock": "async def",
    "receipt": "async def",
}
