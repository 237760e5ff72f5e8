"""What a verdict looks like: a word, a sentence, a line, and the rest folded."""

from __future__ import annotations

from coffeeshop.checks.verdict import Finding, Verdict
from coffeeshop.ledger import Run, Tick

SAID = "One at a time: `await` holds its own function. Begin <all> first."


def test_text_has_the_word_the_sentence_and_the_line() -> None:
    verdict = Verdict("overlap", False, "one-by-one", SAID, 5, "drink = await make(order)")
    assert str(verdict) == f"Not yet. {SAID}\n  line 5: drink = await make(order)"
    assert [Verdict("x", p, "", "").word for p in (True, False, None)] == [
        "Passed",
        "Not yet",
        "Not attempted yet",
    ]


def test_html_escapes_the_learners_text_and_folds_what_python_said() -> None:
    verdict = Verdict("overlap", False, "raised", SAID, 5, "x < y & z", 'File "your_cell.py" <module>')
    html = verdict._repr_html_()
    assert "<code>await</code>" in html
    assert "&lt;all&gt;" in html
    assert "x &lt; y &amp; z" in html
    assert "&lt;module&gt;" in html
    assert html.index("<details") > html.index("Not yet")
    assert 'role="status"' in html


def test_the_timeline_of_the_learners_code_is_one_click_away() -> None:
    run = Run(start=0, end=200_000_000, ticks=tuple(Tick(1, t, t) for t in range(0, 200_000_000, 50_000_000)))
    with_run = Verdict("overlap", True, "passed", "Good.", run=run)._repr_html_()
    assert "The timeline of your code" in with_run
    assert "<svg" in with_run
    assert "<details" not in Verdict("overlap", True, "passed", "Good.")._repr_html_()


def test_a_finding_is_what_why_and_advice() -> None:
    assert Finding("id", "What.", "Why.", "Try.").said == "What. Why. Try."
    assert Finding("id", "What.", advice="Try.").said == "What. Try."
