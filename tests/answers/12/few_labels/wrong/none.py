# diagnosis: no-label
# cause: returns None for robots
# exercise: few_labels
def label(scope):
    route = scope.get("route")
    if route:
        return route.path
