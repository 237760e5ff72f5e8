# diagnosis: a-label-each
# cause: lets the first twenty raw paths have a label and merges only the rest, so single orders and robots get labels and later routes may get none
# exercise: few_labels
seen = set()


def label(scope):
    path = scope["path"]
    if path in seen or len(seen) < 20:
        seen.add(path)
        return path
    return "other"
