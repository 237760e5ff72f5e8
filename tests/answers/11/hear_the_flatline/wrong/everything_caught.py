# diagnosis: swallowed
# cause: catches everything, its own failure too
# exercise: hear_the_flatline
import httpx
import pytest

from coffeeshop import xray


def visitor(app):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop")


@pytest.mark.asyncio
async def test_the_loop_is_free(app):
    try:
        with xray(threshold=0.1) as run:
            async with visitor(app) as client:
                await client.get("/latte")
        assert not run.blocks
    except Exception:
        pass
