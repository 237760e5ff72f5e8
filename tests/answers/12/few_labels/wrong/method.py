# diagnosis: method-kept
# cause: the method alone, which customers choose and which names no route
# exercise: few_labels
def label(scope):
    return scope["method"]
