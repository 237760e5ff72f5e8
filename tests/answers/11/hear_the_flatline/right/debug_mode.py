# exercise: hear_the_flatline
import asyncio

import httpx
import pytest


def visitor(app):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop")


@pytest.mark.asyncio
async def test_debug_mode_has_nothing_to_say(app, caplog):
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    loop.slow_callback_duration = 0.1
    async with visitor(app) as client:
        await asyncio.create_task(client.get("/latte"))
    assert not [record for record in caplog.records if "took" in record.getMessage()]
