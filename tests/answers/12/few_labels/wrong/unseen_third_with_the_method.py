# diagnosis: method-kept
# cause: puts the method before the pattern, so customers make one route have several labels by the methods they send
# exercise: few_labels
def label(scope):
    route = scope.get("route")
    path = route.path if route else "none"
    return f"{scope['method']} {path}"
