# diagnosis: too-lenient
# cause: the items are compared as a set, in which two orders of beans are one, so the hasty shop passes too
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    assert {order["item"] for order in dairy.orders} == {"beans"}
