"""Whether verdicts flip: `make soak` judges a right answer and the nearest wrong one again and again.

The ten checks that depend most on timing are asked ten times in each round, the others once.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from answers import Answer, every

from coffeeshop.checks import close, judge, names, warm

SENSITIVE = {  # right, and nearest to it
    "customer_left": ("task_group", "sender_forgotten"),
    "fifth_shop": ("run_in_threadpool", "gathered"),
    "frozen_receipt": ("run_in_threadpool", "in_slices"),
    "full_house": ("counter_and_finally", "an_await_between"),
    "grind_elsewhere": ("own_pool", "thread_pool_executor"),
    "hear_the_flatline": ("ping_is_back_first", "ping_timed_too_late"),
    "one_bad_recipe": ("awaiting", "in_slices"),
    "polite_fan_out": ("semaphore", "off_by_one"),
    "the_patient_customer": ("wait_then_cancel", "unseen_cancelled_but_not_awaited"),
    "triage": ("as_in_the_lesson", "stock_on_the_loop"),
}
OTHERS = {
    "break_it": ("number", "forty"),
    "fetch_the_farm": ("columns", "query_in_loop"),
    "few_labels": ("get", "robots_by_path"),
    "green_by_mistake": ("lifespan_context", "some_bags"),
    "honest_lag": ("generator", "last_left_out"),
    "match_the_pictures": ("as_a_dict", "b_and_c_swapped"),
    "needs_a_queue": ("as_a_dict", "report_in_background"),
    "one_session_a_task": ("helper_around", "commit_before_pay"),
    "order_the_prints": ("appended", "ready_in_order_of_creation"),
    "overlap": ("gather", "pairs"),
    "predict_the_room": ("as_asked", "async_is_enough"),
    "starving_pulse": ("chunks_of_fifty", "every_five_hundred"),
    "swallowed_cancel": ("as_asked", "b_and_c_swapped"),
    "the_double_order": ("hang_then_count", "order_cut_short"),
    "the_kept_connection": ("closed", "expunged"),
    "the_lost_error": ("as_asked", "late_lost"),
    "two_tills": ("begin_immediate", "select_then_update"),
    "which_code": ("as_a_dict", "b_and_e_swapped"),
    "whose_order": ("copy_context", "copied_in_the_helper"),
    "your_own_shop": ("app_state_and_semaphore", "no_after_a_while"),
}


def chosen() -> list[tuple[Answer, int]]:
    """Return the answers of a round, with the number of each one's turn."""
    kept = {(a.exercise, a.file, a.right): a for a in every()}
    return [
        (kept[exercise, file, right], turn)
        for pairs, turns in ((SENSITIVE, 10), (OTHERS, 1))
        for turn in range(turns)
        for exercise, pair in pairs.items()
        for file, right in zip(pair, (True, False), strict=True)
    ]


@pytest.fixture(scope="module", autouse=True)
def workbench() -> Iterator[None]:
    warm()
    yield
    close()


def test_every_exercise_is_asked() -> None:
    assert sorted(SENSITIVE | OTHERS) == sorted(names())


@pytest.mark.parametrize(
    ("answer", "turn"),
    chosen(),
    ids=lambda one: f"{one.exercise}-{one.file}" if isinstance(one, Answer) else None,
)
def test_the_verdict_stays(answer: Answer, turn: int) -> None:
    verdict = judge(answer.exercise, answer.source)
    assert verdict.id == answer.diagnosis, str(verdict)
