# exercise: few_labels
NO_ROUTE = "other"


def label(scope):
    try:
        return scope["route"].path
    except KeyError:
        return NO_ROUTE
