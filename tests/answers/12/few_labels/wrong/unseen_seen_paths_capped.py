# diagnosis: a-label-each
# cause: Lets the first twenty paths have labels, whoever sent them, so labels depend on what customers send and one route has many.
# exercise: few_labels
seen = set()


def label(scope):
    path = scope["path"]
    if path in seen or len(seen) < 20:
        seen.add(path)
        return path
    return "other"
