# diagnosis: merged
# cause: the receipt has the order's label
# exercise: few_labels
def label(scope):
    return scope["path"].split("/")[1] if "route" in scope else "no route"
