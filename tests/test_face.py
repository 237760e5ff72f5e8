"""What `import coffeeshop` loads, and what it leaves for later."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = [
    "IPython",
    "ipywidgets",
    "anywidget",
    "matplotlib",
    "resvg_py",
    "fastapi",
    "uvicorn",
    "httpx",
    "anyio",
]


def loaded(code: str) -> set[str]:
    """Return which of the heavy packages a fresh interpreter has loaded after `code`."""
    told = f"{code}\nimport json, sys\nprint(json.dumps([n for n in {HEAVY!r} if n in sys.modules]))"
    return set(json.loads(subprocess.check_output([sys.executable, "-c", told], text=True).splitlines()[-1]))


def test_the_face_itself_needs_no_framework():
    assert loaded("import coffeeshop") == set()


def test_serving_and_visiting_need_no_notebook():
    left = loaded("from coffeeshop import *\nserve, rush, create_app, xray, timeline")
    assert left <= {"fastapi", "uvicorn", "httpx", "anyio"}


def test_the_labs_wait_for_their_first_use():
    assert loaded("import coffeeshop.labs") <= {"fastapi", "uvicorn", "httpx", "anyio"}


def test_xray_is_the_function_whichever_room_was_loaded_first():
    code = (
        "import coffeeshop.xray.recorder, coffeeshop.serving\n"
        "from coffeeshop import xray\nfrom coffeeshop.xray import Recording\nprint(callable(xray))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "True"


def test_every_run_can_be_summed_up_and_drawn_without_more_imports():
    code = "from coffeeshop import Run\nprint(callable(Run().summary), callable(Run().timeline))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).split() == ["True", "True"]


def test_a_wrong_name_is_told_as_by_any_module():
    import coffeeshop

    with pytest.raises(AttributeError, match="no attribute 'serv'"):
        coffeeshop.serv  # noqa: B018
