# diagnosis: names-left
# cause: guesses the pattern by replacing digits in the raw path, so names in a path and robots' paths still have a label each
# exercise: few_labels
import re


def label(scope):
    return re.sub(r"\d+", "{id}", scope["path"])
