# diagnosis: names-left
# cause: Masks numbers in the path instead of asking the route, so names in paths still make new series, robots' paths too.
# exercise: few_labels
import re


def label(scope):
    return re.sub(r"/\d+", "/{number}", scope["path"])
