import queue
import threading


async def main():
    orders = queue.Queue()
    threading.Timer(0.12, orders.put, ["latte"]).start()
    order = orders.get()  # <- here
    return order
