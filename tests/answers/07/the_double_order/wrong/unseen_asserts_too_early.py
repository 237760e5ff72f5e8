# diagnosis: looks-too-early
# cause: The order runs in a task that is looked at after 0.1 s, before the shop has given up waiting and tried again, so the hasty shop has ordered only once and passes.
# exercise: the_double_order
import asyncio

NOTED_THEN_SILENT = "hang"


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next(NOTED_THEN_SILENT)
    ordering = asyncio.create_task(shop.order("beans"))
    await asyncio.sleep(0.1)
    assert len(dairy.orders) == 1
    await ordering
