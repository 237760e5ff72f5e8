# exercise: the_double_order
NOTED_THEN_SILENT = "hang"


async def test_beans_are_ordered_once(shop, dairy):
    await shop.order("milk")
    dairy.next(NOTED_THEN_SILENT)
    await shop.order("beans")
    items = [order["item"] for order in dairy.orders]
    assert items.count("milk") == 1
    assert items.count("beans") == 1, f"ordered more than once: {items}"
