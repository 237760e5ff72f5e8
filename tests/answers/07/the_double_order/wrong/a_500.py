# diagnosis: trouble-without-order
# cause: a 500 notes no order, so trying again is right
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next(500)
    await shop.order("beans")
    assert len(dairy.orders) == 1
