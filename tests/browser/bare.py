"""A lab's widget on a bare page, without JupyterLab: the same script, a model that only remembers."""

from __future__ import annotations

import json
from typing import Any

MODEL = """
window.model = {
  state: %s, said: [],
  get(name) { return this.state[name]; }, set(name, value) { this.state[name] = value; },
  on() {}, off() {}, send(message) { this.said.push(message); }, save_changes() {},
};
"""


def put(page: Any, lab: Any, width: int = 980, dark: bool = False) -> None:
    """Show `lab` on `page`, `width` px wide; its script's functions can then be called by name."""
    state = {name: getattr(lab, name) for name in lab.trait_names(sync=True) if not name.startswith("_")}
    theme = "false" if dark else "true"
    colour = "#111" if dark else "#fff"
    page.set_content(
        f"<style>body{{margin:8px;background:{colour};font-family:system-ui}}{lab._css}</style>"
        f"<body data-jp-theme-light='{theme}'><main><h1 hidden>A lab</h1>"
        f"<div id='lab' style='max-width:{width}px'></div></main></body>"
    )
    plain = {name: value for name, value in state.items() if isinstance(value, str | dict | list | int)}
    script = str(lab._esm).replace("export default { render };", "")
    page.add_script_tag(content=MODEL % json.dumps(plain) + script)
    page.evaluate("() => { window.stop = render({ model, el: document.querySelector('#lab') }); }")
    page.wait_for_function("() => document.querySelector('#lab').dataset.at !== undefined")
