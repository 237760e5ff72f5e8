# exercise: few_labels
def label(scope):
    return getattr(scope.get("route"), "path", "-")
