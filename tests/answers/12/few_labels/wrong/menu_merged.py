# diagnosis: merged
# cause: the menu is no robot
# exercise: few_labels
def label(scope):
    route = scope.get("route")
    return route.path if route and "{" in route.path else "no route"
