# diagnosis: a-label-each
# cause: adds what the customer sent
# exercise: few_labels
def label(scope):
    route = scope.get("route")
    return f"{route.path} {scope['path_params']}" if route else "no route"
