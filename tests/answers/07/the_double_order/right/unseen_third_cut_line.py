# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("cut")
    await shop.order("beans")
    assert [order["item"] for order in dairy.orders] == ["beans"]
