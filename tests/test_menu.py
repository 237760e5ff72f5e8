"""The menu: drinks as steps, and clear words where one is not on it."""

import pytest

from coffeeshop.menu import MENU, Drink, ShopError, drink, milk


def test_every_drink_is_found_under_its_name() -> None:
    assert all(drink(name) is MENU[name] and MENU[name].name == name for name in MENU)


def test_hands_on_steps_are_short_beside_the_machines() -> None:
    coffee = [MENU[name] for name in MENU if name not in ("tea", "juice")]
    assert all(0 < one.hands_on_seconds < one.seconds / 10 for one in coffee)


def test_milk_is_one_step_that_waits() -> None:
    assert milk(0.2) == Drink("milk", (("milk heats", 0.2, False),))
    assert milk(0.2).seconds == 0.2
    assert milk(0.2).hands_on_seconds == 0


def test_a_drink_takes_the_sum_of_its_steps() -> None:
    assert drink("latte").seconds == pytest.approx(sum(step.seconds for step in drink("latte").steps))


def test_a_wrong_name_gets_one_sentence_with_what_there_is() -> None:
    with pytest.raises(ShopError) as caught:
        drink("late")
    assert str(caught.value).startswith(
        "There is no 'late' on the menu. Did you mean 'latte'? We make espresso"
    )
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_name_like_nothing_gets_no_guess() -> None:
    with pytest.raises(ShopError, match=r"^There is no 'xyz' on the menu\. We make espresso"):
        drink("xyz")


@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf"), 3601, "0.2", None])
def test_milk_that_nobody_can_wait_for_is_refused_in_words(seconds: float) -> None:
    with pytest.raises(ShopError, match=r"Milk cannot heat for .* seconds\. Give a time from 0"):
        milk(seconds)
