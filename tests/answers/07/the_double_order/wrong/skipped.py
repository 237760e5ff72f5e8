# diagnosis: skipped
# cause: the test is skipped
# exercise: the_double_order
import pytest


@pytest.mark.skip
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    assert len(dairy.orders) == 1
