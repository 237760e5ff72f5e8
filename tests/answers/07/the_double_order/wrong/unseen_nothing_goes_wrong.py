# diagnosis: no-trouble
# cause: The supplier answers at once, nobody tries again, and so the hasty shop orders once too: the test passes on both.
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    await shop.order("beans")
    assert len(dairy.orders) == 1
    assert dairy.orders[0]["item"] == "beans"
