# diagnosis: orders-twice-itself
# cause: it orders milk as well and wants one order in all
# exercise: the_double_order
import asyncio


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("cut")
    await asyncio.gather(shop.order("beans"), shop.order("milk"))
    assert len(dairy.orders) == 1
