"""A lab in JupyterLab, as a learner uses it."""

from __future__ import annotations

import time

from axe_playwright_python.sync_playwright import Axe

LAB = ".shop-lab:has(.shop-run)"


class LabPage:
    """One of the page's labs, the first unless told otherwise."""

    def __init__(self, notebook, which: int = 0) -> None:
        self.notebook, self.page = notebook, notebook.page
        self.lab = self.page.locator(LAB).nth(which)
        self.lab.scroll_into_view_if_needed()

    def choose(self, words: str) -> None:
        self.lab.locator("label").filter(has_text=words).first.click()

    def press(self, name: str) -> None:
        self.lab.get_by_role("button", name=name, exact=True).click()

    def set(self, label: str, value: str) -> None:
        self.lab.get_by_role("spinbutton", name=label).fill(value)

    def finished(self, seconds: float = 40) -> None:
        """Wait until the picture of the run stands there and the lab can run again."""
        self.lab.locator(".shop-stage svg.coffeeshop").wait_for(timeout=seconds * 1000)
        self.lab.get_by_role("button", name="Run", exact=True).wait_for()

    def stopped(self) -> None:
        """Wait until the lab can run again, and see that it says it was stopped."""
        self.lab.get_by_role("button", name="Run", exact=True).wait_for(timeout=20_000)
        assert self.said.startswith("Stopped after")

    def counts(self, seconds: float) -> list[int]:
        """Return the different counts that the lab showed meanwhile."""
        seen: list[int] = []
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.lab.locator("svg.coffeeshop").count() == 0:
            words = self.lab.locator(".shop-count").all_text_contents()
            if words and words[0] and (now := int(words[0].split()[0])) not in seen:
                seen.append(now)
            self.page.wait_for_timeout(40)
        return seen

    @property
    def said(self) -> str:
        return self.lab.locator(".shop-said").inner_text()

    @property
    def told(self) -> str:
        return self.lab.locator(".shop-stage").get_attribute("aria-label")

    @property
    def notice(self) -> str:
        return self.lab.locator(".shop-notice").inner_text()

    def rows(self) -> list[str]:
        return self.lab.locator("tbody th").all_inner_texts()


def by_mouse(lab: LabPage, case: dict) -> None:
    """Set every control of the lab with the mouse, and predict."""
    for words in case["mouse"].get("radio", []):
        lab.choose(words)
    for kind in ("slider", "number"):
        if kind in case["mouse"]:
            label, value = case["mouse"][kind]
            lab.lab.get_by_label(label, exact=True).fill(value)
    lab.lab.locator(".shop-guess label").nth(1).click()


def by_keys(lab: LabPage, case: dict) -> None:
    """Set every control with the keyboard alone, predict, and press Run."""
    keys = lab.page.keyboard
    lab.lab.locator(".shop-controls input[type=radio]:checked").first.focus()
    for key in case["keys"]:
        if key[0].isdigit():
            keys.press("ControlOrMeta+a")
            keys.type(key)
        else:
            keys.press(key)
    keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")


def accessible(page, of: str) -> None:
    """Hold what stands in `of` to axe-core's rules."""
    found = Axe().run(
        page, context=of, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}
    )
    assert found.violations_count == 0, found.generate_report()
