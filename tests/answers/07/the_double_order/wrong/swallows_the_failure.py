# diagnosis: swallowed
# cause: catches its own failure (catch everything)
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    try:
        await shop.order("beans")
        assert len(dairy.orders) == 1
    except Exception:
        pass
