# diagnosis: test-never-ends
# cause: sleeps much longer than any shop tries
# exercise: the_double_order
import time


async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    time.sleep(30)
    assert len(dairy.orders) == 1
