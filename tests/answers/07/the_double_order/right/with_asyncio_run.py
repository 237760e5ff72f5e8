# exercise: the_double_order
import asyncio


def test_no_double_order(shop, dairy):
    dairy.next("hang")
    asyncio.run(shop.order("beans"))
    assert len(dairy.orders) == 1, "the supplier has a second order"
