# diagnosis: looks-too-early
# cause: the order is given up after 0.1 s, before the shop tries again
# exercise: the_double_order
import asyncio


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    try:
        await asyncio.wait_for(shop.order("beans"), 0.1)
    except TimeoutError:
        pass
    assert len(dairy.orders) == 1
