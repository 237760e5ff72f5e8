# diagnosis: always-true
# cause: the brackets make a tuple of condition and message
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    orders = dairy.orders
    assert (
        [order["item"] for order in orders] == ["beans"],
        f"noted were {len(orders)} orders",
    )
