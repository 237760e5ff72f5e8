"""The doctor: is this machine fit for the course, what is wrong with it, and which command mends that?

Its checks need the standard library alone, or say what they miss, so that it can be asked before the
course is set up:

    for finding in examine():
        print(finding.check, finding.level, finding.found, finding.mend)
"""

from coffeeshop.workshop.doctor.examination import examine, line
from coffeeshop.workshop.doctor.finding import Finding

__all__ = ["Finding", "examine", "line"]
