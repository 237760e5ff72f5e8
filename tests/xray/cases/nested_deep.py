import time


def boil():
    time.sleep(0.12)  # <- here
    return "hot"
