# diagnosis: file-on-loop
# cause: reads a file in async def
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "async def",
    "receipt": "def",
}
