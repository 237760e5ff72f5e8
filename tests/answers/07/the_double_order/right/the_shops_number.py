# exercise: the_double_order
async def test_it_is_the_first_order(dairy, shop):
    dairy.next("hang")
    assert await shop.order("beans") == 1
