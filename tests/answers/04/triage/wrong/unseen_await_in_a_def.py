# diagnosis: await-in-def
# cause: sends whatever waits for a network into a thread, but milk's body contains an await, which a plain def can't have
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "def",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
