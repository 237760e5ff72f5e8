# exercise: the_double_order
async def test_one_order(shop, dairy):
    dairy.next("cut")
    await shop.order("beans")
    assert [order["item"] for order in dairy.orders] == ["beans"]
