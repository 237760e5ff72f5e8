# exercise: few_labels
def label(scope):
    if "route" not in scope:
        return ""
    return scope["route"].name
