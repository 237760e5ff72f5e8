"""The clinic: the four sick shops of lesson 10, their cures, and the detectors that look at them.

    from coffeeshop.checks.clinic import PATIENTS, Heard, named, ruff

    ruff(PATIENTS["three"].file, PATIENTS["three"].source("sick"))

The shops are data, in patients.toml; what a detector sees of them is measured.
"""

from __future__ import annotations

from coffeeshop.checks.clinic.detectors import held, named, ruff
from coffeeshop.checks.clinic.heard import Heard
from coffeeshop.checks.clinic.patient import PATIENTS, Patient

__all__ = ["PATIENTS", "Heard", "Patient", "held", "named", "ruff"]
