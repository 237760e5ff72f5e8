# diagnosis: method-kept
# cause: the method, which customers choose, stands in front of the pattern
# exercise: few_labels
def label(scope):
    route = scope.get("route")
    return f"{scope['method']} {route.path}" if route is not None else "none"
