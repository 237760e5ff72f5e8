# diagnosis: file-on-loop
# cause: reading 64 MB is a blocking call, and in async def it holds up the loop while it reads
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "async def",
    "receipt": "def",
}
