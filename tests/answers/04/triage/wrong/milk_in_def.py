# diagnosis: await-in-def
# cause: await in a def
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "def",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
