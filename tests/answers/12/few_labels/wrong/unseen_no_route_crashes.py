# diagnosis: no-route
# cause: Forgets that there is no route key where no route fits, so a robot's visit raises a KeyError.
# exercise: few_labels
def label(scope):
    return scope["route"].path
