# diagnosis: not-text
# cause: the route, not its pattern
# exercise: few_labels
def label(scope):
    return scope.get("route", "no route")
