# diagnosis: trouble-without-order
# cause: has the first request refused with 503, which the supplier does not note, so the hasty shop orders only once and the test passes on both
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next(503)
    await shop.order("beans")
    assert len(dairy.orders) == 1
