"""The plans themselves, rehearsed whole: minutes each, so only in make test-full."""

from __future__ import annotations

from pathlib import Path

import pytest

from coffeeshop.workshop.plans import PLANS, Plan
from coffeeshop.workshop.rehearsal import rehearse

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.full
@pytest.mark.once
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("plan", PLANS.values(), ids=lambda plan: plan.name)
def test_a_plan_ends_without_a_failure(plan: Plan) -> None:
    report = rehearse(plan, ROOT, first=2)  # the first is the install desk, which has its own tests
    assert [str(one) for one in report.failures] == []
    ran = [one for one in report.outcomes if one.state == "passed"]
    assert len(ran) == len([part for part in (*plan.steps[1:], *plan.stretch) if part.notebook])
