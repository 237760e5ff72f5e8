# exercise: few_labels
def label(scope):
    route = scope.get("route")
    if route is None:
        return "unmatched"
    return f"{'|'.join(sorted(route.methods))} {route.path}"  # what the shop takes, not what came
