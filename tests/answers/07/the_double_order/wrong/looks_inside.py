# diagnosis: reads-the-shop
# cause: reads how the shop is made
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    assert shop._headers.__name__ == "one_key"
