"""Labels find a free place, or none."""

from __future__ import annotations

import random
from itertools import combinations

from picture_reading import parsed

from coffeeshop.pictures.labels import Labels, Place


def test_a_label_takes_the_first_free_place() -> None:
    labels = Labels(400)
    first = labels.put("served 1.0 s", Place(10, 20))
    second = labels.put("served 2.0 s", Place(30, 22), Place(200, 22))
    assert first is not None
    assert second is not None
    assert second.left == 200
    assert labels.put("served 3.0 s", Place(40, 18)) is None
    assert labels.put("too far to the right", Place(380, 60)) is None
    assert len(labels.markup) == 2


def test_whatever_is_put_none_covers_another() -> None:
    dice = random.Random(4)
    labels = Labels(600)
    for _ in range(400):
        places = [Place(dice.uniform(-20, 600), dice.uniform(0, 300)) for _ in range(3)]
        labels.put("x" * dice.randrange(1, 30), *places, size=dice.choice((11, 12)), bold=dice.random() < 0.3)
    assert len(labels.boxes) > 30
    assert not any(one.meets(other) for one, other in combinations(labels.boxes, 2))
    assert all(box.left >= 0 and box.right <= 600 for box in labels.boxes)


def test_a_plate_lies_under_its_words_and_a_halo_around_them() -> None:
    labels = Labels(400)
    labels.put("no pulse", Place(10, 20), back="plate")
    labels.put("served", Place(10, 60), back="halo")
    root = parsed(f"<g>{''.join(labels.markup)}</g>")
    assert [element.tag for element in root] == ["rect", "text", "text"]
    assert root[2].get("paint-order") == "stroke"
    assert float(root[0].get("x", "0")) < float(root[1].get("x", "0"))
