# diagnosis: computes-on-loop
# cause: nothing but async def and def, and the wrong way round
# exercise: triage
spelled = {
    "menu": "def",
    "milk": "async def",
    "member": "def",
    "beans": "async def",
    "stock": "def",
    "receipt": "async def",
}
