# diagnosis: trouble-without-order
# cause: The first attempt is refused before the supplier has noted it, so only the second is noted and the hasty shop passes as well.
# exercise: the_double_order
REFUSED_NOT_NOTED = 503


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next(REFUSED_NOT_NOTED)
    await shop.order("beans")
    assert len(dairy.orders) == 1
