# diagnosis: too-lenient
# cause: asserts only that the beans are among the orders, not how often, so the hasty shop's second order is not noticed
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    assert "beans" in [order["item"] for order in dairy.orders]
