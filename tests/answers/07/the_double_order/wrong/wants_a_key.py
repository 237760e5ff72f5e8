# diagnosis: looks-at-the-key
# cause: content with any key, also with a new one for each attempt
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    assert all(order["key"] for order in dairy.orders)
