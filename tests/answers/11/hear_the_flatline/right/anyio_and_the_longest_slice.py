# exercise: hear_the_flatline
import httpx
import pytest

from coffeeshop import xray


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.mark.anyio
async def test_no_step_is_long(app):
    async with xray() as run:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
            await client.get("/latte")
    longest = max(step.end - step.start for step in run.slices)
    assert longest < 0.15e9
