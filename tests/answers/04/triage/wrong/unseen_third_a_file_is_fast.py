# diagnosis: file-on-loop
# cause: thinks that a local file is read in no time, so the 64 MB are read on the loop and hold it
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "async def",
    "receipt": "def",
}
