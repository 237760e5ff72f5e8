# diagnosis: expects-error
# cause: expects the shop's order to raise where no answer comes, but both shops try again and go on, so the test fails on both
# exercise: the_double_order
import pytest


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    with pytest.raises(Exception):
        await shop.order("beans")
    assert len(dairy.orders) == 1
