# diagnosis: no-trouble
# cause: the trouble is announced after the order has been placed, so the order goes well and both shops pass
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    await shop.order("beans")
    dairy.next("hang")
    assert len(dairy.orders) == 1
    assert dairy.orders[0]["item"] == "beans"
