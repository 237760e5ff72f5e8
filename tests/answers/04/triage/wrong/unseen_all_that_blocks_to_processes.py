# diagnosis: process-for-waiting
# cause: sends all that blocks to another process, where a thread is enough: it is not the plainest word for member, stock and receipt
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "process",
    "beans": "process",
    "stock": "process",
    "receipt": "process",
}
