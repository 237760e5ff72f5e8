"""What `make audit` calls a pass, a failure, and no answer."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import auditing
import pytest
from auditing import Exemption
from speaking import ShopFailure

TODAY = date(2026, 11, 26)
KNOWN = {"id": "PYSEC-1", "aliases": ["GHSA-1"], "fix_versions": ["2.0"]}
EXCUSED = Exemption("GHSA-1", "we never call it", TODAY)


def found(*vulns: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"name": "milk", "version": "1.0", "vulns": list(vulns)}]


def test_what_is_found_is_named_with_its_cure() -> None:
    assert auditing.complaints(found(KNOWN), [], TODAY) == ["milk 1.0: PYSEC-1, mended in 2.0."]
    assert auditing.complaints(found(), [], TODAY) == []


def test_an_exception_holds_to_the_end_of_its_last_day() -> None:
    assert auditing.complaints(found(KNOWN), [EXCUSED], TODAY) == []
    (said,) = auditing.complaints(found(KNOWN), [EXCUSED], date(2026, 11, 27))
    assert "GHSA-1 ended on 2026-11-26" in said


def test_an_expired_exception_fails_also_where_nothing_is_found() -> None:
    assert len(auditing.complaints(found(), [EXCUSED], date(2027, 1, 1))) == 1


@pytest.mark.parametrize("lacks", ["id", "why", "until"])
def test_an_exception_without_reason_or_day_is_refused(lacks: str) -> None:
    one = {key: value for key, value in EXCUSED._asdict().items() if key != lacks}
    with pytest.raises(ShopFailure, match="It looks like"):
        auditing.read_exceptions({"tool": {"coffeeshop": {"vulnerable-until": [one]}}})


def audit_with(told: str | None, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run the audit with a uv that writes `told` where pip-audit would write its answer."""
    uv = folder / "uv"
    write = f"open(sys.argv[-1], 'w').write({told!r})" if told is not None else "sys.exit('no route to host')"
    uv.write_text(f"#!{sys.executable}\nimport sys\n{write}\n")
    uv.chmod(0o755)
    lock = folder / "requirements.lock"
    lock.write_text("milk==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n")
    monkeypatch.setattr(auditing, "LOCK", lock)
    monkeypatch.setattr(auditing, "find_uv", lambda: str(uv))
    return auditing.run(TODAY)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for uv is a script with a #! line")
@pytest.mark.parametrize(
    ("told", "status", "says"),
    [
        (None, 2, "this is no pass"),
        ("", 2, "this is no pass"),
        (json.dumps({"dependencies": []}), 2, "this is no pass"),
        (json.dumps({"dependencies": [{"name": "milk", "skip_reason": "unknown"}]}), 2, "this is no pass"),
        (json.dumps({"dependencies": found()}), 0, "1 packages asked about, 0 complaints"),
        (json.dumps({"dependencies": found(KNOWN)}), 1, "PYSEC-1"),
    ],
)
def test_only_an_answer_for_every_package_is_a_pass(
    told: str | None,
    status: int,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert audit_with(told, tmp_path, monkeypatch) == status
    assert says in capsys.readouterr().out


def test_the_projects_own_exceptions_can_be_read() -> None:
    project = auditing.tomllib.loads(auditing.PROJECT.read_text(encoding="utf-8"))
    assert isinstance(auditing.read_exceptions(project), list)
