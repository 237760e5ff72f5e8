# diagnosis: no-test
# cause: pytest collects only functions whose names begin with test
# exercise: the_double_order
async def check_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    assert len(dairy.orders) == 1
