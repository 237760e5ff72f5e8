# diagnosis: names-left
# cause: replaces the numbers in the path, which leaves all other path parameters and every unknown path a label of its own
# exercise: few_labels
import re


def label(scope):
    return re.sub(r"\d+", "{number}", scope["path"])
