# diagnosis: query-kept
# cause: method and query stand beside the pattern, and customers choose both
# exercise: few_labels
def label(scope):
    try:
        return f"{scope['method']} {scope['route'].path} {scope['query_string']}"
    except KeyError:
        return "no route"
