# diagnosis: a-label-each
# cause: the path in other clothes
# exercise: few_labels
def label(scope):
    return scope["raw_path"].decode()
