# diagnosis: other-word
# cause: thread is none of the words
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "thread",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
