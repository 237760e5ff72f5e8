"""The x-ray from a plain install of the package: no JupyterLab, no matplotlib; needs a package index."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from fresh_environment import environment, run

SHOP = Path(__file__).parent / "sick_shop.py"

pytestmark = [pytest.mark.full, pytest.mark.timeout(600)]


def test_a_plain_install_reports_and_draws_the_card(tmp_path: Path) -> None:
    python = environment(tmp_path, [])
    (tmp_path / SHOP.name).write_text(SHOP.read_text())
    heavy = "import jupyterlab, matplotlib, IPython, resvg_py"
    assert "ModuleNotFoundError" in run(python, "-c", heavy, folder=tmp_path).stderr
    command = python.with_name(f"coffeeshop{python.suffix}")
    words = ["xray", "sick_shop:app", "--path", "/blocking", "--orders", "4", "--card", "card.svg"]
    done = run(command, *words, folder=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "in blocking" in done.stdout
    assert "GET /blocking" in " ".join(ET.parse(tmp_path / "card.svg").getroot().itertext())
