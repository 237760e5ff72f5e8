"""JupyterLab in a real browser: start it, open a notebook, run it, look at it."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts" / "browser"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb"]
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},  # else off-screen outputs read as empty
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
NOTEBOOK = "window.jupyterapp.shell.currentWidget"
READY = f"""() => window.jupyterapp && {NOTEBOOK}?.sessionContext?.session?.kernel?.status === 'idle'"""
DONE = f"""() => {READY[6:]} && {NOTEBOOK}.content.widgets.every(
    cell => cell.model.type !== 'code' || !cell.model.sharedModel.getSource().trim()
         || cell.model.executionCount !== null)"""

EXECUTE = f"""async code => {{
    const future = {NOTEBOOK}.sessionContext.session.kernel.requestExecute({{code}});
    let said = '';
    future.onIOPub = message => {{ if (message.header.msg_type === 'stream') said += message.content.text; }};
    await Promise.race([future.done, new Promise(resolve => setTimeout(resolve, 500))]);
    return said.trim();
}}"""


def find_browser() -> str | None:
    """Return the path of an installed Chromium, `SHOP_CHROMIUM` first; None where there is none."""
    named = os.environ.get("SHOP_CHROMIUM")
    candidates = (
        [named] if named else [*BROWSERS, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
    )
    return next((found for name in candidates if (found := shutil.which(name))), None)


class JupyterLab:
    """A JupyterLab of its own on a free port, with settings, runtime and progress in `home`."""

    module, application, place = "jupyterlab", "LabApp", "lab/tree"

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder, self.home = folder, home
        self.token = secrets.token_hex(8)
        for name, values in SETTINGS.items():
            file = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(values))
        self.log = (home / "lab.log").open("wb")
        self.process = subprocess.Popen(
            self._command(),
            cwd=folder,
            env=self._environment(),
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.url = self._wait_for_address()

    def _command(self) -> list[str]:
        options = {
            "ServerApp.port": 0,
            "ServerApp.root_dir": self.folder,
            "IdentityProvider.token": self.token,
            f"{self.application}.expose_app_in_browser": True,
        }
        said = [f"--{name}={value}" for name, value in options.items()]
        return [sys.executable, "-m", self.module, "--no-browser", "--allow-root", *said]

    def address(self, path: str) -> str:
        """Return the address at which a browser opens the notebook at `path`."""
        return f"{self.url}/{self.place}/{path}?token={self.token}&reset"

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "COFFEESHOP_HOME": str(self.home / "my_shop"),
            "IPYTHONDIR": str(self.home / "ipython"),
            "JUPYTER_CONFIG_DIR": str(self.home / "config"),
            "JUPYTER_RUNTIME_DIR": str(self.home / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(self.home / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self.home / "workspaces"),
        }

    def _wait_for_address(self, seconds: float = 60) -> str:
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            for file in (self.home / "runtime").glob("jpserver-*.json"):
                try:
                    port = json.loads(file.read_text())["port"]
                except (ValueError, KeyError):  # it is being written
                    continue
                return f"http://127.0.0.1:{port}"
            time.sleep(0.1)
        self.stop()
        raise RuntimeError("JupyterLab did not start:\n" + (self.home / "lab.log").read_text()[-2000:])

    def stop(self) -> None:
        """End the server and its kernels."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            if hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.kill()
            self.process.wait(10)
        self.log.close()


class NotebookSeven(JupyterLab):
    """Jupyter Notebook 7 in JupyterLab's place: the same parts, one document a page."""

    module, application, place = "notebook", "JupyterNotebookApp", "notebooks"


class Notebook:
    """One notebook, open in a browser's page."""

    def __init__(self, page: Any, lab: JupyterLab, path: str) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(lab.address(path))
        page.wait_for_function(READY, timeout=90_000)

    def command(self, name: str, **arguments: Any) -> None:
        """Execute one of JupyterLab's commands."""
        self.page.evaluate(
            "async ([name, args]) => { await window.jupyterapp.commands.execute(name, args); }",
            [name, arguments],
        )

    def run_all(self, seconds: float = 120) -> None:
        """Run all cells and wait until each code cell has a number and the kernel is idle."""
        self.command("notebook:run-all-cells")
        self.page.wait_for_function(DONE, timeout=seconds * 1000)

    def execute(self, code: str) -> str:
        """Send `code` to the notebook's kernel and return at once, or with what it prints if it is short."""
        return self.page.evaluate(EXECUTE, code)

    def restart(self) -> None:
        """Restart the kernel, as the menu does, without the dialogue."""
        self.page.evaluate(f"async () => {{ await {NOTEBOOK}.sessionContext.session.kernel.restart(); }}")

    def theme(self, dark: bool) -> None:
        """Switch JupyterLab's theme and wait for it."""
        self.command("apputils:change-theme", theme="JupyterLab Dark" if dark else "JupyterLab Light")
        wanted = "false" if dark else "true"
        self.page.wait_for_selector(f"body[data-jp-theme-light='{wanted}']", state="attached")

    def shoot(self, name: str, of: Any = None) -> Path:
        """Save a picture of the page, or of one locator, among the test's artefacts."""
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        path = ARTEFACTS / f"{name}.png"
        (of or self.page).screenshot(path=str(path))
        return path

    def tracebacks(self) -> list[str]:
        """Return what stands in the notebook's error outputs."""
        return self.page.locator(
            ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr'],"
            " .jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error']"
        ).all_inner_texts()
