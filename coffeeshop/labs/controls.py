"""What a lab lets the learner set: declared once, for the widget, for the check, and for the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from coffeeshop.labs import words
from coffeeshop.menu import ShopError

FIELD = re.compile(r"\{(\w+)(?:\.(\w+))?(?::(\w+))?\}")
MOST = 4  # controls of one lab


class Option(NamedTuple):
    """One of a choice's options; `more` is what the texts can name as `{choice.name}`."""

    key: str
    label: str
    code: str = ""  # stands beside the label
    more: Mapping[str, Any] = {}


class Choice(NamedTuple):
    """A control with a few options, one of which is chosen."""

    key: str
    label: str
    options: tuple[Option, ...]

    def told(self) -> dict[str, Any]:
        """Return this control as the widget's script wants it."""
        options = [{"key": o.key, "label": o.label, "code": o.code, **o.more} for o in self.options]
        return {"kind": "choice", "key": self.key, "label": self.label, "options": options}

    def checked(self, value: Any) -> str:
        """Return `value`; ShopError where it is no option."""
        if value not in (keys := [option.key for option in self.options]):
            raise ShopError(f"This lab has no {self.key} called {value!r}. It offers {', '.join(keys)}.")
        return str(value)

    def option(self, key: str) -> Option:
        """Return the option of that key."""
        return next(option for option in self.options if option.key == key)


class Number(NamedTuple):
    """A control that takes a number: typed, or slid where `slide` says so."""

    key: str
    label: str
    least: float
    most: float
    step: float
    wrong: str  # "A race takes from 1 to 500 customers, a whole number": what to say of any other value
    unit: str = ""
    slide: bool = False

    def told(self) -> dict[str, Any]:
        """Return this control as the widget's script wants it."""
        kind = "slide" if self.slide else "number"
        names = {"key": self.key, "label": self.label, "unit": self.unit}
        return {"kind": kind, **names, "min": self.least, "max": self.most, "step": self.step}

    def checked(self, value: Any) -> float:
        """Return `value`, whole where the steps are; ShopError where it cannot be."""
        kind = int if isinstance(self.step, int) else int | float
        if isinstance(value, bool) or not isinstance(value, kind) or not self.least <= value <= self.most:
            raise ShopError(f"{self.wrong}; not {value}.")
        return value if isinstance(self.step, int) else float(value)


Control = Choice | Number


def checked(controls: Sequence[Control], wish: Mapping[str, Any]) -> dict[str, Any]:
    """Return a value for each control out of `wish`, or say which cannot be and what can."""
    return {control.key: control.checked(wish[control.key]) for control in controls}


def fill(template: str, controls: Sequence[Control], settings: Mapping[str, Any]) -> str:
    """Return `template` with the settings in it; `board.js` does the same.

    `{orders}` is a number or an option's key, `{way.path}` what the chosen option says (filled in turn),
    `{milk:time}` a time as somebody would write it, `{orders:crowd}` so many customers at once.
    """
    choices = {control.key: control for control in controls if isinstance(control, Choice)}

    def value(found: re.Match[str]) -> str:
        key, part, form = found.groups()
        if part:
            option = choices[key].option(settings[key])
            said = {**option._asdict(), **option.more}[part]
            return FORMS[form](said) if form else fill(str(said), controls, settings)
        return FORMS[form](settings[key])

    return FIELD.sub(value, template)


def plain(value: Any) -> str:
    """Return a setting as it is typed: 0.2, 20, awaiting."""
    return f"{value:g}" if isinstance(value, float) else str(value)


FORMS: dict[str | None, Any] = {
    None: plain,
    "text": str,  # as it is, braces and all
    "time": words.chosen,
    "crowd": words.crowd,
    "customers": words.customers,
    "orders": lambda count: "1 order" if count == 1 else f"{count} orders",
}
