# exercise: few_labels
def label(scope):
    try:
        return scope["route"].path
    except KeyError:
        return "unmatched"
