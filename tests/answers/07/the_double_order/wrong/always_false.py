# diagnosis: wrong-count
# cause: fails whatever the shop does
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    assert False
