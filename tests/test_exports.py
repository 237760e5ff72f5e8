"""The package's face: few names, each of them there and documented (after httpx's own test of this kind)."""

from __future__ import annotations

import inspect
import subprocess
import sys

import coffeeshop

HEAVY = ("IPython", "ipywidgets", "anywidget", "matplotlib", "numpy")


def test_the_face_is_small_and_sorted() -> None:
    assert len(coffeeshop.__all__) <= 12
    assert list(coffeeshop.__all__) == sorted(coffeeshop.__all__)


def test_every_exported_name_is_there_and_documented() -> None:
    undocumented = [name for name in coffeeshop.__all__ if not inspect.getdoc(getattr(coffeeshop, name))]
    assert undocumented == []


def test_no_exported_name_is_a_module() -> None:
    assert [name for name in coffeeshop.__all__ if inspect.ismodule(getattr(coffeeshop, name))] == []


def test_the_face_exports_what_lessons_use() -> None:
    assert {"serve", "rush", "xray", "create_app", "timeline"} <= set(coffeeshop.__all__)


def test_whatever_is_public_in_the_face_is_exported() -> None:
    public = {
        name
        for name, value in vars(coffeeshop).items()
        if not name.startswith("_")
        and not inspect.ismodule(value)
        and getattr(value, "__module__", "").startswith("coffeeshop")
    }
    assert public <= set(coffeeshop.__all__)


def test_dir_shows_every_name_also_before_it_is_loaded() -> None:
    assert set(coffeeshop.__all__) <= set(dir(coffeeshop))


def test_a_bare_import_loads_no_notebook_library() -> None:
    code = f"import sys, coffeeshop; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
