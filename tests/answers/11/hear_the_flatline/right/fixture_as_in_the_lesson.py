# exercise: hear_the_flatline
import httpx
import pytest

from coffeeshop import xray
from coffeeshop.xray import diagnosis


@pytest.fixture(autouse=True)
def free_loop():
    with xray(threshold=0.1) as run:
        yield run
    if run.blocks:
        pytest.fail(diagnosis(run.blocks[0]))


@pytest.mark.asyncio
async def test_a_latte(app):
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
        assert (await client.get("/latte")).status_code == 200
