# exercise: triage
spelled = {
    "menu": "async def",  # nothing to wait for, no thread needed
    "milk": "async def",  # it awaits
    "member": "def",  # it blocks, but lets other threads run
    "beans": "process",  # it works in Python and keeps the GIL
    "stock": "def",  # reading a file blocks
    "receipt": "def",  # a blocking background task: in a thread, too
}
