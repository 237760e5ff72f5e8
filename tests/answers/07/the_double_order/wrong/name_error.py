# diagnosis: test-raised
# cause: the test itself raises
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    assert len(diary.orders) == 1
