# diagnosis: mocks-sleep
# cause: replaces time.sleep and counts its calls
# exercise: hear_the_flatline
from unittest.mock import patch

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        with patch("time.sleep") as sleep:
            await client.get("/latte")
    sleep.assert_not_called()
