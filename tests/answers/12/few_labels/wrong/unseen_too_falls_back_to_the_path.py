# diagnosis: robots
# cause: where no route fits it falls back to the path, so each robot's path has a time series of its own
# exercise: few_labels
def label(scope):
    route = scope.get("route")
    return route.path if route else scope["path"]
