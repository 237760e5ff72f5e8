# exercise: the_double_order
NOTED_THEN_CUT = "cut"


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next(NOTED_THEN_CUT)
    await shop.order("beans")
    assert [order["item"] for order in dairy.orders] == ["beans"]
