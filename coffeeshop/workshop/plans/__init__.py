"""The plans of a workshop of two hours, half a day and a day, and the rule that makes their minutes."""

from coffeeshop.workshop.plans.plan import PARTS, PLANS, Part, Plan, find, total

__all__ = ["PARTS", "PLANS", "Part", "Plan", "find", "total"]
