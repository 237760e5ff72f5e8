# diagnosis: no-route
# cause: takes scope['route'] without asking whether it is there, so an order that fits no route raises a KeyError instead of being counted
# exercise: few_labels
def label(scope):
    return scope["route"].path
