# diagnosis: no-assert
# cause: compares, and throws the answer away
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    len(dairy.orders) == 1
