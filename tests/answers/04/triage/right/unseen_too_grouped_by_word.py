# exercise: triage
groups = {
    "async def": ["menu", "milk"],
    "def": ["member", "stock", "receipt"],
    "process": ["beans"],
}
spelled = {body: word for word, bodies in groups.items() for body in bodies}
