# diagnosis: not-awaited
# cause: forgets the await, so nothing is ordered at all and the test, which only forbids a second order, passes on both
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    shop.order("beans")
    assert len(dairy.orders) <= 1
