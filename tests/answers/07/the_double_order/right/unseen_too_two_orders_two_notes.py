# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    after_one = len(dairy.orders)

    dairy.next("cut")
    await shop.order("beans")
    after_two = len(dairy.orders)

    assert (after_one, after_two) == (1, 2)
