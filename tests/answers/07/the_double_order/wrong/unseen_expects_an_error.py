# diagnosis: expects-error
# cause: The test expects that order raises, though both shops swallow the timeout and try again, so it fails on the careful shop too.
# exercise: the_double_order
import pytest

NOTED_THEN_SILENT = "hang"


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next(NOTED_THEN_SILENT)
    with pytest.raises(Exception):
        await shop.order("beans")
    assert len(dairy.orders) == 1
