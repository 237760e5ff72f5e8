"""A picture's ways out: file, PNG, notebook."""

from __future__ import annotations

import base64
import struct
import sys
from pathlib import Path

import picture_runs as runs
import pytest

from coffeeshop.pictures import NoPng, Picture, card, timeline
from coffeeshop.pictures.picture import STORED


@pytest.fixture(scope="module")
def picture() -> Picture:
    return timeline(runs.blocking(20), runs.awaiting(20))


def test_a_notebook_stores_svg_png_and_words(picture: Picture) -> None:
    bundle, about = picture._repr_mimebundle_()
    assert set(bundle) == {"image/svg+xml", "image/png", "text/plain"}
    assert bundle["text/plain"] == picture.text
    still = base64.b64decode(bundle["image/png"])
    assert still.startswith(b"\x89PNG")
    assert len(still) <= STORED
    assert len(bundle["image/svg+xml"]) <= STORED
    assert about["image/png"]["width"] == picture.width


def test_a_png_is_sharp_and_opaque(picture: Picture) -> None:
    still = picture.png()
    width, height = struct.unpack(">II", still[16:24])
    assert (width, height) == (2 * picture.width, 2 * picture.height)
    image = pytest.importorskip("matplotlib.image").imread
    path = Path(__file__).with_suffix(".tmp.png")
    try:
        path.write_bytes(still)
        pixels = image(path)
    finally:
        path.unlink()
    assert pixels.shape[2] == 3 or pixels[..., 3].min() == 1


@pytest.mark.parametrize("missing", ["resvg_py", "matplotlib"])
def test_without_its_makers_a_png_is_refused_in_a_sentence_and_left_out(
    picture: Picture, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coffeeshop.pictures import png

    png._fonts.cache_clear()
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(NoPng, match="pip install resvg-py matplotlib"):
        picture.png()
    assert set(picture._repr_mimebundle_()[0]) == {"image/svg+xml", "text/plain"}


def test_a_picture_is_saved_by_its_ending(picture: Picture, tmp_path: Path) -> None:
    assert picture.save(tmp_path / "a.svg").read_text(encoding="utf-8") == picture.svg
    assert picture.save(tmp_path / "a.png").read_bytes() == picture.png()
    assert picture.save(str(tmp_path / "a.txt")).read_text(encoding="utf-8").strip() == picture.text
    with pytest.raises(ValueError, match=r"saved as \.svg, \.png or \.txt"):
        picture.save(tmp_path / "a.jpg")


def test_a_stored_picture_that_is_too_large_is_drawn_with_fewer_lanes() -> None:
    large = timeline(runs.threads(400, 200))
    limit = len(large.svg.encode()) // 2
    smaller = large.fitting(limit)
    assert len(smaller.svg.encode()) <= limit
    assert "of 400 orders are drawn" in smaller.text
    assert large.fitting(10**9) is large


def test_two_pictures_in_one_page_do_not_share_ids(picture: Picture) -> None:
    other = card(runs.blocking(4), endpoint="GET /", line="a.py:1  sleep(1)", cure="Await it.")
    ids = [p.svg.split('pattern id="')[1].split('"')[0] for p in (picture, other)]
    assert ids[0] != ids[1]
