# diagnosis: merged
# cause: tells only routes from no routes, so all the routes share one label
# exercise: few_labels
def label(scope):
    return "route" if "route" in scope else "no route"
