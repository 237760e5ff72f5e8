# diagnosis: file-on-loop
# cause: thinks that reading a local file does not count as blocking; 64 MB hold the loop while they are read
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "async def",
    "receipt": "def",
}
