"""The rehearsal: a plan runs unattended on this machine, checkpoint by checkpoint."""

from coffeeshop.workshop.rehearsal.course import course
from coffeeshop.workshop.rehearsal.rehearsal import rehearse
from coffeeshop.workshop.rehearsal.report import Outcome, Report

__all__ = ["Outcome", "Report", "course", "rehearse"]
