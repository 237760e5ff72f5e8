# diagnosis: no-route
# cause: KeyError for a robot
# exercise: few_labels
def label(scope):
    return scope["route"].path
