# exercise: the_double_order
from collections import Counter

import pytest


@pytest.mark.parametrize("trouble", ["hang", "cut"])
async def test_beans_are_ordered_once(shop, dairy, trouble):
    dairy.next(trouble)
    await shop.order("beans")
    assert Counter(order["item"] for order in dairy.orders) == {"beans": 1}
