"""Every kind has words, and its evidence is weighed before the words of a line."""

import pytest

from coffeeshop.ledger import Block
from coffeeshop.xray.kinds import KINDS, diagnosis, kind_of

BLOCK = Block(1, 1, 0, 200_000_000, "shop.py", 12, "make_latte", "time.sleep(0.2)", "", "sleep")


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_diagnosis_says_what_why_and_what_to_do(kind):
    words = diagnosis(BLOCK._replace(kind=kind))
    assert words.startswith("shop.py:12 in make_latte (`time.sleep(0.2)`) held the loop for 0.20 s")
    assert " because " in words
    assert len(words.split(". ")) >= 2
    assert words.endswith(".")


def test_a_block_without_a_sample_says_that_the_line_is_not_known():
    assert "the line is not known" in diagnosis(BLOCK._replace(file="", line=0))


def test_a_diagnosis_names_the_garbage_collector_where_it_took_more_than_a_quarter():
    assert "garbage" not in diagnosis(BLOCK._replace(collected=50_000_000))
    swept = diagnosis(BLOCK._replace(collected=51_000_000))
    assert "Of that, 0.05 s went to Python's garbage collector" in swept
    assert swept.endswith(diagnosis(BLOCK).rpartition("loop with it. ")[2])
    assert "garbage collector" in diagnosis(BLOCK._replace(file="", collected=150_000_000))


@pytest.mark.parametrize(
    ("callee", "beneath", "code", "kind"),
    [
        ("time.sleep", [], "nap(1)", "sleep"),
        ("", ["lib/requests/api.py get", "lib/urllib3/connection.py request"], "get(url)", "http"),
        ("_thread.lock.acquire", [], "tap.acquire()", "lock"),
        ("_thread.lock.acquire", ["lib/python3.12/queue.py Queue.get"], "orders.get()", "queue"),
        ("sqlite3.Connection.execute", [], "db.execute(q)", "database"),
        ("builtins.sorted", [], "sorted(json.loads_all)", "computation"),
        (
            "",
            ["lib/httpx/_config.py create_ssl_context", "lib/httpx/_client.py Client.__init__"],
            "Client()",
            "tls",
        ),
        ("", [], "time.sleep(1)", "sleep"),
        ("", [], "total += 1", "computation"),
        (
            "",
            ["lib/site-packages/fastapi/routing.py serialize_response"],
            "async def orders():",
            "validation",
        ),
    ],
)
def test_evidence_decides(callee, beneath, code, kind):
    assert kind_of(callee, tuple(beneath), code) == kind
