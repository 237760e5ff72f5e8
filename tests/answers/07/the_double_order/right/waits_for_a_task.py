# exercise: the_double_order
import asyncio


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    ordering = asyncio.create_task(shop.order("beans"))
    await asyncio.sleep(0.1)
    assert len(dairy.orders) == 1
    await ordering
    assert len(dairy.orders) == 1
