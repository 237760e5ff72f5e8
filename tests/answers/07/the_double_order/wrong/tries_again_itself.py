# diagnosis: orders-twice-itself
# cause: the test itself orders again, as if that were the second attempt
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    for mood in ("hang", "ok"):
        dairy.next(mood)
        await shop.order("beans")
    beans = [order for order in dairy.orders if order["item"] == "beans"]
    assert len(beans) < 2
