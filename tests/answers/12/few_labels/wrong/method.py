# diagnosis: one-label
# cause: the method is always GET
# exercise: few_labels
def label(scope):
    return scope["method"]
