import os
import threading
import time


def feed(path):
    time.sleep(0.12)
    with open(path, "w") as file:
        file.write("beans")


async def main(folder):
    path = os.path.join(folder, "slow")
    os.mkfifo(path)
    writer = threading.Thread(target=feed, args=(path,))
    writer.start()
    with open(path) as file:  # <- here
        text = file.read()
    writer.join()
    return text
