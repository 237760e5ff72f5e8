# diagnosis: await-in-def
# cause: milk awaits its client, which a plain def cannot do: the body is not even valid Python
# exercise: triage
spelled = {
    "menu": "def",
    "milk": "def",
    "member": "def",
    "beans": "process",
    "stock": "def",
    "receipt": "def",
}
