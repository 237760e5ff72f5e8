# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    assert len(dairy.orders) == 1
    assert dairy.orders[0]["item"] == "beans"
