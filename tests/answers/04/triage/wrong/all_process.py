# diagnosis: await-in-process
# cause: a process for everything
# exercise: triage
spelled = {
    "menu": "process",
    "milk": "process",
    "member": "process",
    "beans": "process",
    "stock": "process",
    "receipt": "process",
}
