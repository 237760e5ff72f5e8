# diagnosis: no-trouble
# cause: nothing goes wrong in the test
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    await shop.order("beans")
    assert len(dairy.orders) == 1
