# diagnosis: looks-too-early
# cause: the orders are counted before the shop orders
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("cut")
    orders = dairy.orders
    await shop.order("beans")
    assert len(orders) < 2
