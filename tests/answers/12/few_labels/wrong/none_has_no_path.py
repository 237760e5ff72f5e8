# diagnosis: no-route
# cause: AttributeError for a robot
# exercise: few_labels
def label(scope):
    return scope.get("route").path
