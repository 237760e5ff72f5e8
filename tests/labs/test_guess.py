"""Predictions: noted, compared, never in the way."""

from __future__ import annotations

import pytest

from coffeeshop.labs import predict
from coffeeshop.ledger import Order, Run
from coffeeshop.menu import ShopError

OPTIONS = ["0.2 s", "1 s", "4 s", "20 s"]


def chosen(answer: str):
    guess = predict("How long does the last one wait?", OPTIONS)
    guess.receive({"do": "choose", "answer": answer})
    return guess


def test_an_answer_is_noted():
    guess = chosen("1 s")
    assert (guess.answer, guess.answered, guess.seconds) == ("1 s", True, 1.0)


def test_nobody_has_to_answer():
    guess = predict("How long?", OPTIONS)
    assert (guess.answer, guess.answered, guess.seconds) == ("", False, None)
    assert guess.against(4.06) == "You made no prediction. It took 4.1 s."


def test_a_skip_is_an_answer_too():
    guess = chosen("")
    assert guess.answered
    assert guess.seconds is None


def test_what_is_no_option_is_not_noted():
    assert not chosen("a while").answered


def test_an_answer_against_a_run():
    run = Run(start=0, end=4_100_000_000, orders=(Order(1, "/", 1, 1, 4_060_000_001, 200),))
    assert chosen("1 s").against(run) == "You said 1 s, it took 4.1 s."
    assert chosen("4 s").against(run) == "You said 4 s, and 4.1 s it was."


def test_an_answer_against_words():
    guess = predict("Which is first?", ["latte", "tea"])
    guess.receive({"do": "choose", "answer": "tea"})
    assert guess.against("Tea") == "You said tea, and so it is."
    assert guess.against("latte") == "You said tea. It is latte."


@pytest.mark.parametrize(
    ("answer", "seconds"), [("0.2 s", 0.2), ("50 ms", 0.05), ("4", 4.0), ("never", None)]
)
def test_times_are_read(answer, seconds):
    guess = predict("?", [answer, "other"])
    guess.receive({"do": "choose", "answer": answer})
    assert guess.seconds == (pytest.approx(seconds) if seconds else None)


def test_a_reader_without_a_kernel_sees_question_and_options():
    bundle, _ = predict("How long?", OPTIONS)._repr_mimebundle_()
    assert bundle["text/plain"] == "How long?\n( ) 0.2 s   ( ) 1 s   ( ) 4 s   ( ) 20 s"
    assert "<p>How long?</p>" in bundle["text/html"]


@pytest.mark.parametrize("options", [[], ["one"], ["same", "same"], ["", "x"]])
def test_a_question_needs_options(options):
    with pytest.raises(ShopError, match="at least two"):
        predict("?", options)
