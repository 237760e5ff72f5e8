# exercise: the_double_order
import pytest


@pytest.mark.parametrize("trouble", ["hang", "cut"])
async def test_beans_are_ordered_once(shop, dairy, trouble):
    before = len(dairy.orders)
    dairy.next(trouble)
    await shop.order("beans")
    assert len(dairy.orders) - before == 1
