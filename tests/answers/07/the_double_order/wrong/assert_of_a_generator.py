# diagnosis: always-true
# cause: the brackets around the for make a generator, which is always true
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    number = await shop.order("beans")
    assert (order["number"] == number for order in dairy.orders)
