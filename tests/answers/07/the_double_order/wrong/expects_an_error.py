# diagnosis: expects-error
# cause: expects an error that the right shop does not raise
# exercise: the_double_order
import httpx
import pytest


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    with pytest.raises(httpx.TimeoutException):
        await shop.order("beans")
