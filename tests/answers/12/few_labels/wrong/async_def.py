# diagnosis: coroutine
# cause: an async def
# exercise: few_labels
async def label(scope):
    route = scope.get("route")
    return route.path if route else "no route"
