# diagnosis: beans-left
# cause: a constant
# exercise: starving_pulse
async def grind_all(grind, beans):
    return list(beans)
