# diagnosis: query-kept
# cause: appends the query string to the pattern, so each customer who sends another query makes a new time series of the same route
# exercise: few_labels
def label(scope):
    if "route" not in scope:
        return "other"
    query = scope.get("query_string", b"").decode()
    return scope["route"].path + (f"?{query}" if query else "")
