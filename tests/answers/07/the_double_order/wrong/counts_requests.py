# diagnosis: counts-attempts
# cause: counts attempts, which the right shop makes, too
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    assert dairy.counts.requests == 1
