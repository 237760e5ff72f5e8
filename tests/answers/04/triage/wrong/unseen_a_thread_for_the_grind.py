# diagnosis: computes-in-thread
# cause: thinks a thread suffices for work in Python; it shares the GIL with the loop, so pings are slowed and orders are not ground side by side
# exercise: triage
spelled = {
    "menu": "async def",
    "milk": "async def",
    "member": "def",
    "beans": "def",
    "stock": "def",
    "receipt": "def",
}
