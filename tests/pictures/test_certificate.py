"""The certificate shows what it is given, and adds nothing."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from coffeeshop.pictures import certificate

ROWS = [
    ("A roast", "A roast took 0.47 s; the slowest ping meanwhile 0.018 s."),
    ("Your <tests>", "2 of your tests ran."),
]


def drawn(shop: str = "The corner shop", rows: list[tuple[str, str]] = ROWS) -> tuple[str, str]:
    picture = certificate(shop, rows, day="26 November 2026", python="3.13.1")
    texts = [node.text or "" for node in ElementTree.fromstring(picture.svg).iter() if "text" in node.tag]
    return " ".join(texts), picture.text


def test_shop_day_python_and_every_figure_are_drawn_and_said() -> None:
    for told in drawn():
        for words in (
            "The corner shop",
            "26 November 2026",
            "Python 3.13.1",
            "0.47 s",
            "2 of your tests ran.",
        ):
            assert words in told
        assert "Your <tests>" in told


def test_no_figure_is_added() -> None:
    for told in drawn():
        given = "The corner shop 26 November 2026 3.13.1" + str(ROWS)
        assert set(re.findall(r"[\d.]*\d", told)) <= set(re.findall(r"[\d.]*\d", given))


def test_long_sentences_are_wrapped_and_long_names_cut() -> None:
    long = certificate("x" * 200, [("n" * 80, "word " * 60)], day="1 May 2027", python="3.12.0")
    assert "…" in long.svg
    assert long.height > certificate("x", [("n", "word")], day="1 May 2027", python="3.12.0").height
    assert ("word " * 60) in long.text + " "


def test_a_shop_without_a_name_gets_one_all_the_same() -> None:
    assert "A shop without a name" in drawn(" ")[0]
    assert certificate("a", [], day="1 May 2027", python="3.12.0").png().startswith(b"\x89PNG")
