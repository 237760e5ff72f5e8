# diagnosis: not-text
# cause: a tuple
# exercise: few_labels
def label(scope):
    route = scope.get("route")
    return (scope["method"], route.path if route else "no route")
