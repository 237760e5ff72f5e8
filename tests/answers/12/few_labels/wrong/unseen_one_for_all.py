# diagnosis: merged
# cause: Gives everything that has a route the same label, so the routes can't be told apart.
# exercise: few_labels
def label(scope):
    return "shop" if "route" in scope else "other"
