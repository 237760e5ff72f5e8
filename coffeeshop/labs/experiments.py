"""The labs in which something runs, by the names under which lessons ask for them."""

from coffeeshop.labs.backroom import aprons
from coffeeshop.labs.contest import race
from coffeeshop.labs.drinks import barista
from coffeeshop.labs.grinding import work
from coffeeshop.labs.measuring import capacity
from coffeeshop.labs.one_bad import bad_recipe
from coffeeshop.labs.ward import clinic

__all__ = ["aprons", "bad_recipe", "barista", "capacity", "clinic", "race", "work"]
