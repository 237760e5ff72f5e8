# exercise: triage
spelled = dict(
    menu="def", milk="async def", member="def", beans="process", stock="def", receipt="def"
)
