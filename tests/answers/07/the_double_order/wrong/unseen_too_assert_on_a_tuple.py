# diagnosis: always-true
# cause: the parentheses make a tuple of condition and message, which is always true, so the hasty shop passes too
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("cut")
    await shop.order("beans")
    assert (len(dairy.orders) == 1, "the beans were ordered twice")
