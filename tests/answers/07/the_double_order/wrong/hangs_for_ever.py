# diagnosis: gives-up
# cause: the supplier hangs at every attempt, so no shop can order
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang", "hang", "hang", "hang")
    await shop.order("beans")
    assert len(dairy.orders) == 1
