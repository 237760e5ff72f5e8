# diagnosis: await-without-waiting
# cause: async for does not suspend by itself
# exercise: starving_pulse
async def each(beans):
    for bean in beans:
        yield bean

async def grind_all(grind, beans):
    ground = []
    async for bean in each(beans):
        ground.append(await grind(bean))
    return ground
