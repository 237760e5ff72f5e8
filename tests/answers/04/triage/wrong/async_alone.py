# diagnosis: other-word
# cause: half of the keyword
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
