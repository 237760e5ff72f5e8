# exercise: triage
spelled = {
    "menu": "def",  # a thread is not needed, but it does no harm
    "milk": "async def",  # awaits
    "member": "def",  # blocks, waiting for the net
    "beans": "process",  # works in Python and keeps the GIL
    "stock": "def",  # blocks, waiting for the disk
    "receipt": "def",  # sleeps, in a thread after the answer
}
