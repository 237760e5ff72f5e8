# diagnosis: not-async
# cause: a plain def
# exercise: starving_pulse
def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(grind(bean))
    return ground
