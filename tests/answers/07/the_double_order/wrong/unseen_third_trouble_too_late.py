# diagnosis: no-trouble
# cause: says what becomes of the next request only after the order, so nothing goes wrong in it and the test passes on both
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    await shop.order("beans")
    dairy.next("hang")
    assert len(dairy.orders) == 1
