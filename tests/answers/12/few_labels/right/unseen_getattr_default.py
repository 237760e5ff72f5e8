# exercise: few_labels
NO_ROUTE = "other"


def label(scope):
    return getattr(scope.get("route"), "path", NO_ROUTE)
