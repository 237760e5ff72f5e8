# diagnosis: names-left
# cause: replaces numbers, and drinks stay
# exercise: few_labels
import re


def label(scope):
    if "route" not in scope:
        return "no route"
    return re.sub(r"\d+", "{number}", scope["path"])
