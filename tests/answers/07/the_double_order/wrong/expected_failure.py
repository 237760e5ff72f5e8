# diagnosis: skipped
# cause: the test is marked as an expected failure
# exercise: the_double_order
import pytest


@pytest.mark.xfail
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    assert len(dairy.orders) == 1
