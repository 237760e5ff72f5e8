# diagnosis: always-true
# cause: the words stand behind an or, and a text is always true
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("cut")
    await shop.order("beans")
    assert len(dairy.orders) == 1 or "the beans were ordered twice"
