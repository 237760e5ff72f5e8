# diagnosis: looks-too-early
# cause: it counts after 0.1 s, before the shop has given up waiting and tried again, so there is one order with both shops
# exercise: the_double_order
import asyncio


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    ordering = asyncio.create_task(shop.order("beans"))
    await asyncio.sleep(0.1)  # the dairy has noted it
    assert len(dairy.orders) == 1
    await ordering
