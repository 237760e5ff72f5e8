# diagnosis: nobody-runs-it
# cause: no plugin is asked to run the coroutine
# exercise: hear_the_flatline
import httpx

from coffeeshop import xray


async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        with xray(threshold=0.1) as run:
            answer = await client.get("/latte")
    assert answer.status_code == 200
    assert not run.blocks
