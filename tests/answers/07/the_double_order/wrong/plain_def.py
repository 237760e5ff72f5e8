# diagnosis: not-awaited
# cause: a plain def calls the coroutine function
# exercise: the_double_order
def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    shop.order("beans")
    assert len(dairy.orders) <= 1
