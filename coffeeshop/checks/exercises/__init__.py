"""One folder an exercise; `ALL` in the order in which the lessons meet them."""

from coffeeshop.checks.exercises import (
    break_it,
    customer_left,
    fetch_the_farm,
    frozen_receipt,
    match_the_pictures,
    needs_a_queue,
    one_bad_recipe,
    one_session_a_task,
    order_the_prints,
    overlap,
    polite_fan_out,
    starving_pulse,
    swallowed_cancel,
    the_double_order,
    the_kept_connection,
)

ALL = (
    order_the_prints.EXERCISE,
    overlap.EXERCISE,
    match_the_pictures.EXERCISE,
    starving_pulse.EXERCISE,
    one_bad_recipe.EXERCISE,
    break_it.EXERCISE,
    one_session_a_task.EXERCISE,
    the_kept_connection.EXERCISE,
    fetch_the_farm.EXERCISE,
    polite_fan_out.EXERCISE,
    the_double_order.EXERCISE,
    customer_left.EXERCISE,
    swallowed_cancel.EXERCISE,
    frozen_receipt.EXERCISE,
    needs_a_queue.EXERCISE,
)
