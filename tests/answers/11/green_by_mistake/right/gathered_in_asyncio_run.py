# exercise: green_by_mistake
import asyncio

import httpx

from coffeeshop import serve


async def ask(url):
    async with httpx.AsyncClient(base_url=url) as client:
        return await asyncio.gather(
            client.get("/bags"), client.post("/orders/latte"), client.post("/orders/stapler")
        )


def test_the_shop(app):
    with serve(app) as shop:
        bags, latte, stapler = asyncio.run(ask(shop.url))
    assert bags.text == "10"
    assert latte.status_code == 200
    assert stapler.is_client_error
