# diagnosis: no-route
# cause: takes it that there always is a route, so an order that fits none ends in a KeyError
# exercise: few_labels
def label(scope):
    return scope["route"].path
