# diagnosis: computes-on-loop
# cause: computes in async def
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "async def",
    "stock": "def",
    "receipt": "def",
}
