# exercise: few_labels
def label(scope):
    match scope:
        case {"route": route}:
            return route.path
        case _:
            return "<404>"
