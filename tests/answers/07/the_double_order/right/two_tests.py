# exercise: the_double_order
async def test_an_order_arrives(shop, dairy):
    await shop.order("beans")
    assert dairy.orders


async def test_an_order_arrives_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    if len(dairy.orders) > 1:
        raise AssertionError(f"{len(dairy.orders)} orders of beans")
