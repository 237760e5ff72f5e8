from fastapi import FastAPI
from pydantic import BaseModel


class Order(BaseModel):
    drink: str
    price: float
    extras: list[str] = []


app = FastAPI()
ORDERS = [{"drink": "latte", "price": 4.5, "extras": ["oat", "syrup"]}] * 50_000


@app.get("/orders")
async def orders() -> list[Order]:  # <- here
    return ORDERS
