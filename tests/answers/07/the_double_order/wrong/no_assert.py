# diagnosis: no-assert
# cause: asserts nothing
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    print(dairy.orders)
