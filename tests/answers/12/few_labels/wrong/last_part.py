# diagnosis: a-label-each
# cause: the last part is the number
# exercise: few_labels
def label(scope):
    return scope["path"].rsplit("/", 1)[-1]
