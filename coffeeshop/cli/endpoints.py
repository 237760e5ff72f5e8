"""What an application can be asked: its endpoints, and why some are better left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi.dependencies.utils import get_flat_params
from starlette.routing import Host, Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles

from coffeeshop.cli.endpoint import Endpoint
from coffeeshop.xray.blame import endpoint_name

WORDS = {"query": "query parameter"}
DOCS = ("openapi_url", "docs_url", "redoc_url", "swagger_ui_oauth2_redirect_url")


def endpoints_of(app: Any, headers: Iterable[str] = ()) -> list[Endpoint]:
    """Return every endpoint of a Starlette or FastAPI application, mounted ones too, each once.

    Safe to visit are those that answer GET and require no parameters; `headers` names those that
    will be sent along. Of an application that keeps no list of routes nothing is known: [].
    """
    given = {name.lower() for name in headers}
    found: dict[tuple[str, str], Endpoint] = {}
    for endpoint in _walk(_routed(app), "", given):
        found.setdefault((endpoint.method, endpoint.path), endpoint)
    return list(found.values())


def _routed(app: Any) -> Any:
    """Return the application that has routes, inside whatever middleware is wrapped around it."""
    for _ in range(50):
        if hasattr(app, "routes") or not hasattr(app, "app"):
            break
        app = app.app
    return app


def _walk(app: Any, prefix: str, given: set[str]) -> Iterator[Endpoint]:
    docs = {getattr(app, name, None) for name in DOCS}
    for route in _flat(getattr(app, "routes", None) or ()):
        original, path = getattr(route, "original_route", route), getattr(route, "path", None)
        if isinstance(original, Mount):
            yield from _mounted(original, prefix + (path or ""), given)
        elif isinstance(original, Host):
            yield Endpoint("GET", f"{prefix}/", why_not=f"answers only for the host {original.host}")
        elif isinstance(original, WebSocketRoute):
            yield Endpoint("WEBSOCKET", prefix + (path or ""), why_not="is no HTTP endpoint")
        elif path is not None and path not in docs:
            yield from _endpoint(route, prefix + path, given)


def _flat(routes: Any) -> Iterable[Any]:
    """Return routes one by one; newer versions of FastAPI keep included routers folded."""
    try:
        from fastapi.routing import iter_route_contexts
    except ImportError:
        return routes
    return iter_route_contexts(routes)


def _mounted(mount: Mount, prefix: str, given: set[str]) -> Iterator[Endpoint]:
    app = _routed(mount.app)
    if "{" in prefix:
        yield Endpoint("GET", prefix, why_not="is mounted at an address with a parameter")
    elif isinstance(app, StaticFiles):
        yield Endpoint("GET", f"{prefix}/…", why_not="serves static files")
    elif getattr(app, "routes", None) is None:
        yield Endpoint("GET", f"{prefix}/…", why_not="is an application without a list of routes")
    else:
        yield from _walk(app, prefix, given)


def _endpoint(route: Any, path: str, given: set[str]) -> Iterator[Endpoint]:
    endpoint = getattr(route, "endpoint", None)
    place, methods = endpoint_name(endpoint, None), _methods(route, endpoint)
    for method in sorted(methods - {"HEAD", "OPTIONS", "GET"}):
        yield Endpoint(method, path, place, "is not safe: only GET may be called without asking")
    if "GET" in methods:
        yield Endpoint("GET", path, place, _required(route, path, given))


def _methods(route: Any, endpoint: Any) -> set[str]:
    """Return the methods of a route; a class-based one lists none and has a method for each."""
    methods = getattr(route, "methods", None)
    if methods is None and isinstance(endpoint, type):
        methods = {
            name for name in ("GET", "POST", "PUT", "PATCH", "DELETE") if hasattr(endpoint, name.lower())
        }
    return {"GET"} if methods is None else set(methods)


def _required(route: Any, path: str, given: set[str]) -> str:
    """Return which parameters a visitor would have to know, in words; "" where there are none."""
    needs = [f"the path parameter {part.partition('}')[0].partition(':')[0]}" for part in path.split("{")[1:]]
    dependant = getattr(route, "dependant", None)
    for word, field in _fields(dependant) if dependant else ():
        known = word == "path" or (word in ("header", "parameter") and field.alias.lower() in given)
        if field.field_info.is_required() and not known:
            needs.append(f"the {word} {field.alias}")
    return f"needs {' and '.join(dict.fromkeys(needs))}" if needs else ""


def _fields(dependant: Any) -> Iterator[tuple[str, Any]]:
    """Yield what a FastAPI endpoint's request consists of, with all that it depends on: kind and field."""
    for field in get_flat_params(dependant):
        kind = getattr(field.field_info, "in_", None)  # None: it stands in a model of parameters
        yield WORDS.get(kind.value, kind.value) if kind else "parameter", field
    inside = [dependant]
    while inside:
        one = inside.pop()
        yield from (("body", field) for field in one.body_params)
        inside += one.dependencies
