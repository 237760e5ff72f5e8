# diagnosis: robots
# cause: Falls back to the path where no route fits, so every path that a robot tries has a series of its own.
# exercise: few_labels
def label(scope):
    if "route" in scope:
        return scope["route"].path
    return scope["path"]
