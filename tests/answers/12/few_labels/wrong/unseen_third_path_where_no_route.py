# diagnosis: robots
# cause: takes the pattern for the routes but the path where there is none, so every robot's try has a label of its own again
# exercise: few_labels
def label(scope):
    route = scope.get("route")
    return route.path if route else scope["path"]
