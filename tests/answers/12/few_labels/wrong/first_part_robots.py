# diagnosis: robots
# cause: first part of the path, robots included
# exercise: few_labels
def label(scope):
    return "/" + scope["path"].split("/")[1]
