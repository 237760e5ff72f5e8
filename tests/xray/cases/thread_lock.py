import threading
import time


def hold(lock, held):
    with lock:
        held.set()
        time.sleep(0.12)


async def main():
    lock, held = threading.Lock(), threading.Event()
    thread = threading.Thread(target=hold, args=(lock, held))
    thread.start()
    held.wait()
    lock.acquire()  # <- here
    lock.release()
    thread.join()
