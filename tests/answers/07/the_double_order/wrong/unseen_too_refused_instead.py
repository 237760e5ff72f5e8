# diagnosis: trouble-without-order
# cause: a 503 is refused and not noted, so even a second attempt notes nothing twice: the test does not tell the shops apart
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next(503)
    await shop.order("beans")
    assert len(dairy.orders) == 1
    assert dairy.orders[0]["item"] == "beans"
