import json

TEXT = "[" + ",".join(['{"drink": "latte", "price": 4.5}'] * 350_000) + "]"


async def main():
    orders = json.loads(TEXT)  # <- here
    return len(orders)
