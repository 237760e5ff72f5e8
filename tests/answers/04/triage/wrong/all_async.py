# diagnosis: async-everywhere
# cause: async def everywhere
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "async def",
    "beans": "async def",
    "stock": "async def",
    "receipt": "async def",
}
