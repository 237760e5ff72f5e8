import pickle

ORDERS = [{"drink": "latte", "price": i} for i in range(800_000)]


async def main():
    data = pickle.dumps(ORDERS)  # <- here
    return len(data)
