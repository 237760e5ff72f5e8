# exercise: few_labels
NOWHERE = "nowhere"


def label(scope):
    try:
        return scope["route"].path
    except KeyError:
        return NOWHERE
