# diagnosis: orders-twice-itself
# cause: it orders twice itself and takes that for a second attempt: two orders are two with the careful shop also, so that one fails too
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    await shop.order("beans")
    assert len(dairy.orders) == 1
