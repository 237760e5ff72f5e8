# exercise: green_by_mistake
import httpx
import pytest

from coffeeshop import serve


@pytest.mark.asyncio
async def test_the_shop(app):
    with serve(app) as shop:
        async with httpx.AsyncClient(base_url=shop.url) as client:
            answers = [await client.get("/bags")]
            answers += [await client.post(f"/orders/{what}") for what in ("latte", "stapler")]
    assert [answer.status_code for answer in answers] == [200, 200, 404]
    assert answers[0].json() == 10
