# diagnosis: query-kept
# cause: the values are cut off, and the names in the query, which customers choose as well, stay
# exercise: few_labels
from urllib.parse import parse_qs


def label(scope):
    route = scope.get("route")
    if route is None:
        return "none"
    names = sorted(parse_qs(scope["query_string"].decode()))
    return " ".join([route.path, *names])
