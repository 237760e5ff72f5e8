# diagnosis: asks-the-shop
# cause: asks whether the shop is content, not what the supplier has
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    number = await shop.order("beans")
    assert number is not None
