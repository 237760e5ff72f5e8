# exercise: the_double_order
import asyncio
from collections import Counter

NOTED_THEN_CUT = "cut"


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next(NOTED_THEN_CUT)
    async with asyncio.timeout(5):
        await shop.order("beans")
    noted = Counter(order["item"] for order in dairy.orders)
    assert noted == {"beans": 1}
