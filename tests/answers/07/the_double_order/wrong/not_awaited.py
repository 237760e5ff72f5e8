# diagnosis: not-awaited
# cause: the order is not awaited (mistake 3)
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    shop.order("beans")
    assert len(dairy.orders) == 1
