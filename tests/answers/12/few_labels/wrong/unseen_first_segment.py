# diagnosis: merged
# cause: Takes the path's first part for the route, so routes that begin alike share one label.
# exercise: few_labels
def label(scope):
    if "route" not in scope:
        return "other"
    return "/" + scope["route"].path.split("/")[1]
