# exercise: triage
spelled = {
    "receipt": "def",
    "stock": "def",
    "beans": "process",
    "member": "def",
    "milk": "async def",
    "menu": " async  def ",
}
