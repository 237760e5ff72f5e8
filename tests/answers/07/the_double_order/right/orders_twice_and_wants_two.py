# exercise: the_double_order
async def test_each_order_is_noted_once(shop, dairy):
    dairy.next("cut", "ok", "hang")
    numbers = [await shop.order("beans"), await shop.order("beans")]
    assert [order["number"] for order in dairy.orders] == numbers
