# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    for orders, trouble in enumerate(["hang", "cut"], start=1):
        dairy.next(trouble)
        await shop.order("beans")
        noted = sum(order["item"] == "beans" for order in dairy.orders)
        assert noted == orders, f"{noted} orders noted after {orders} with a {trouble}"
