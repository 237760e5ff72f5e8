# diagnosis: process-for-nothing
# cause: a process for a body that only sleeps: the background task as def runs in a thread and does, so process is not the plainest word
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "process",
}
