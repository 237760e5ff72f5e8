# diagnosis: names-left
# cause: replaces numbers only, robots too
# exercise: few_labels
import re


def label(scope):
    return re.sub(r"\d+", "{number}", scope["path"])
