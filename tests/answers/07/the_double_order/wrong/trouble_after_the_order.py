# diagnosis: no-trouble
# cause: the trouble comes after the order
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    await shop.order("beans")
    dairy.next("hang")
    assert len(dairy.orders) == 1
