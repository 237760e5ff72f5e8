# exercise: few_labels
def label(scope):
    route = scope.get("route")
    return route.path if route is not None else "(no route)"
