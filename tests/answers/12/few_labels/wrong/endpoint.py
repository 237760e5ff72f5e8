# diagnosis: merged
# cause: the function's name, which four routes share
# exercise: few_labels
def label(scope):
    return scope["endpoint"].__name__ if "endpoint" in scope else "no route"
