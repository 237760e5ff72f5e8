# diagnosis: unknown-fixture
# cause: asks for a fixture that is not there
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, supplier):
    supplier.next("hang")
    await shop.order("beans")
    assert len(supplier.orders) == 1
