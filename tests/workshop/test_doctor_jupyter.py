"""The kernel and the widgets that an older Jupyter of the user's puts before the course's."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from doctortools import ask, shell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands are a shell's")


def test_another_pythons_kernel_is_wrong_until_it_is_removed(tmp_path: Path) -> None:
    spec = tmp_path / "kernels" / "python3"
    spec.mkdir(parents=True)
    argv = ["/usr/bin/python2", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (spec / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "old"}))
    told = ask(JUPYTER_PATH=str(tmp_path))
    assert told.status == 1
    assert "another Python, /usr/bin/python2" in told.of("Kernel")["found"]
    assert shell(told.of("Kernel")["mend"]).returncode == 0
    assert ask(JUPYTER_PATH=str(tmp_path)).of("Kernel", "fine")


def test_another_widgets_half_is_wrong_until_it_is_removed(tmp_path: Path) -> None:
    half = tmp_path / "labextensions" / "@jupyter-widgets" / "jupyterlab-manager"
    half.mkdir(parents=True)
    (half / "package.json").write_text(json.dumps({"version": "3.1.0"}))
    told = ask(JUPYTER_PATH=str(tmp_path))
    assert told.status == 1
    assert "another @jupyter-widgets/jupyterlab-manager (3.1.0)" in told.of("Widgets")["found"]
    assert shell(told.of("Widgets")["mend"]).returncode == 0
    assert ask(JUPYTER_PATH=str(tmp_path)).of("Widgets", "fine")
