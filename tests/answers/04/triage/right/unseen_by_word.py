# exercise: triage
words = {
    "async def": ["menu", "milk"],
    "def": ["member", "stock", "receipt"],
    "process": ["beans"],
}
spelled = {body: word for word, bodies in words.items() for body in bodies}
