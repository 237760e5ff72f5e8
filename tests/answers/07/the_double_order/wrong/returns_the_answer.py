# diagnosis: no-assert
# cause: returns the answer instead of asserting it
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    return len(dairy.orders) == 1
