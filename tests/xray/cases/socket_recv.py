import socket
import threading
import time


def answer(there):
    time.sleep(0.12)
    there.sendall(b"x")


async def main():
    here, there = socket.socketpair()
    thread = threading.Thread(target=answer, args=(there,))
    thread.start()
    data = here.recv(1)  # <- here
    thread.join()
    here.close()
    there.close()
    return data
