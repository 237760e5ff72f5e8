from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from pydantic import BaseModel


class Order(BaseModel):
    drink: str
    price: float
    extras: list[str] = []


app = FastAPI()
app.add_middleware(
    CORSMiddleware, allow_origin_regex="|".join(f"https://shop{number}[.]example" for number in range(1_000))
)
ORDERS = [{"drink": "latte", "price": 4.5, "extras": ["oat", "syrup"]}] * 100_000


@app.get("/orders")
async def orders() -> list[Order]:  # <- here
    return ORDERS
