# exercise: green_by_mistake
import asyncio

import httpx


def ask(app, method, path):
    """Open the shop, ask once, close it."""

    async def visit():
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with app.router.lifespan_context(app):
            async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
                return await client.request(method, path)

    return asyncio.run(visit())


def test_it_opens_with_ten_bags(app):
    assert ask(app, "GET", "/bags").json() == 10


def test_a_latte_is_made(app):
    assert ask(app, "POST", "/orders/latte").status_code == 200


def test_a_stapler_is_not_for_sale(app):
    assert ask(app, "POST", "/orders/stapler").status_code == 404
