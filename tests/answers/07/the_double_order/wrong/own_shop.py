# diagnosis: shop-not-asked
# cause: tests a shop of its own
# exercise: the_double_order
class Shop:
    async def order(self, item):
        return 1


async def test_beans_are_ordered_once(dairy):
    dairy.next("hang")
    await Shop().order("beans")
    assert len(dairy.orders) <= 1
