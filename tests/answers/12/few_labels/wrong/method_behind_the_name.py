# diagnosis: method-kept
# cause: the route's name, with the method behind it
# exercise: few_labels
def label(scope):
    if "route" in scope:
        return "-".join((scope["route"].name, scope["method"].lower()))
    return "unknown"
