# diagnosis: swallowed
# cause: catches its own AssertionError
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    try:
        assert len(dairy.orders) == 1
    except AssertionError:
        print("two orders")
