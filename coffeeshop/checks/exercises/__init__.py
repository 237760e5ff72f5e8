"""One module an exercise; `ALL` in the order in which the lessons meet them."""

from coffeeshop.checks.exercises import overlap

ALL = (overlap.EXERCISE,)
