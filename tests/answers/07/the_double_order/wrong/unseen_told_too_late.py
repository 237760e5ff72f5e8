# diagnosis: no-trouble
# cause: dairy.next is called after the order is over, so the order itself goes well and both shops pass.
# exercise: the_double_order
NOTED_THEN_SILENT = "hang"


async def test_beans_are_ordered_once(shop, dairy):
    await shop.order("beans")
    dairy.next(NOTED_THEN_SILENT)
    assert [order["item"] for order in dairy.orders] == ["beans"]
