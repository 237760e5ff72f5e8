# exercise: the_double_order
NOTED_THEN_SILENT = "hang"


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next(NOTED_THEN_SILENT)
    await shop.order("beans")
    assert len(dairy.orders) == 1
    assert dairy.orders[0]["item"] == "beans"
