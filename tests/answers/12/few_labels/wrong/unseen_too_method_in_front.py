# diagnosis: method-kept
# cause: puts the request's method before the pattern, and customers may send any method they like, so one route has several labels
# exercise: few_labels
def label(scope):
    route = scope.get("route")
    if route is None:
        return "other"
    return f"{scope['method']} {route.path}"
