# diagnosis: await-in-def
# cause: def everywhere
# exercise: triage
spelled = {
    "menu": "def",
    "milk": "def",
    "member": "def",
    "beans": "def",
    "stock": "def",
    "receipt": "def",
}
