# diagnosis: a-label-each
# cause: adds the query to the path
# exercise: few_labels
def label(scope):
    return scope["path"] + "?" + scope["query_string"].decode()
