# diagnosis: one-label
# cause: a constant
# exercise: few_labels
def label(scope):
    return "order"
