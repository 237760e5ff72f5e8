# diagnosis: too-lenient
# cause: The items are put into a set, where two orders of beans are one, so the double order cannot be seen and both shops pass.
# exercise: the_double_order
NOTED_THEN_SILENT = "hang"


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next(NOTED_THEN_SILENT)
    await shop.order("beans")
    items = {order["item"] for order in dairy.orders}
    assert items == {"beans"}
    assert len(items) == 1
