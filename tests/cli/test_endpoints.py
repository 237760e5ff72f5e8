"""What an application can be asked, and why some of it is left alone."""

from typing import Annotated

import pytest
from fastapi import APIRouter, Cookie, Depends, FastAPI, Header, Query
from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse
from starlette.routing import Host, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from coffeeshop.cli.endpoint import Endpoint
from coffeeshop.cli.endpoints import endpoints_of


async def ping(request):
    return PlainTextResponse("pong")


def asked(app, headers=()) -> dict[str, str]:
    return {endpoint.title: endpoint.why_not for endpoint in endpoints_of(app, headers)}


def test_an_endpoint_is_named_by_file_line_and_function() -> None:
    app = Starlette(routes=[Route("/ping", ping)])
    line = ping.__code__.co_firstlineno
    assert endpoints_of(app) == [Endpoint("GET", "/ping", f"{__file__}:{line} ping")]


def test_documentation_is_not_visited() -> None:
    assert asked(FastAPI(docs_url="/papers")) == {}


@pytest.mark.parametrize(
    ("declared", "why"),
    [
        (Annotated[int, Query()], "needs the query parameter size"),
        (Annotated[int, Query(alias="how-big")], "needs the query parameter how-big"),
        (Annotated[int, Header()], "needs the header size"),
        (Annotated[int, Cookie()], "needs the cookie size"),
        (Annotated[int, Query()] | None, "needs the query parameter size"),
    ],
)
def test_what_requires_a_parameter_is_left_alone(declared: object, why: str) -> None:
    app = FastAPI()

    @app.get("/latte")
    async def latte(size: declared) -> str:  # type: ignore[valid-type]
        return "latte"

    assert asked(app) == {"GET /latte": why}


def test_parameters_with_defaults_are_no_hindrance() -> None:
    app = FastAPI()

    @app.get("/latte")
    async def latte(size: int = 2, milk: Annotated[str, Header()] = "oat") -> str:
        return milk

    assert asked(app) == {"GET /latte": ""}


def test_a_model_of_parameters_is_looked_into() -> None:
    class Wish(BaseModel):
        size: int
        milk: str = "oat"

    app = FastAPI()

    @app.get("/latte")
    async def latte(wish: Annotated[Wish, Query()]) -> str:
        return wish.milk

    assert asked(app) == {"GET /latte": "needs the parameter size"}


def test_what_a_dependency_requires_counts_unless_a_header_gives_it() -> None:
    async def token(x_token: Annotated[str, Header()]) -> str:
        return x_token

    app = FastAPI(dependencies=[Depends(token)])
    app.get("/latte")(lambda: "latte")
    assert asked(app) == {"GET /latte": "needs the header x-token"}
    assert asked(app, ["X-Token"]) == {"GET /latte": ""}


def test_included_and_mounted_routes_are_found_with_their_whole_address() -> None:
    inner, outer, app = APIRouter(prefix="/inner"), APIRouter(), FastAPI()
    inner.get("/ping")(lambda: "pong")
    outer.include_router(inner, prefix="/outer")
    app.include_router(outer, prefix="/v1")
    sub = FastAPI()
    sub.get("/tea")(lambda: "tea")
    app.mount(
        "/bar",
        Starlette(routes=[Mount("/tables", routes=[Route("/{number:int}", ping)]), Mount("/sub", sub)]),
    )
    assert asked(app) == {
        "GET /v1/outer/inner/ping": "",
        "GET /bar/tables/{number:int}": "needs the path parameter number",
        "GET /bar/sub/tea": "",
    }


def test_what_is_no_plain_endpoint_is_said_to_be_so(tmp_path) -> None:
    async def bare(scope, receive, send) -> None:
        pass

    routes = [
        Mount("/files", StaticFiles(directory=tmp_path)),
        Mount("/bare", bare),
        Mount("/{tenant}", routes=[Route("/ping", ping)]),
        WebSocketRoute("/board", ping),
        Host("api.example.org", Starlette()),
    ]
    assert asked(Starlette(routes=routes)) == {
        "GET /files/…": "serves static files",
        "GET /bare/…": "is an application without a list of routes",
        "GET /{tenant}": "is mounted at an address with a parameter",
        "WEBSOCKET /board": "is no HTTP endpoint",
        "GET /": "answers only for the host api.example.org",
    }


def test_only_get_is_safe() -> None:
    app = FastAPI()
    app.api_route("/latte", methods=["GET", "POST", "DELETE"])(lambda: "latte")
    unsafe = "is not safe: only GET may be called without asking"
    assert asked(app) == {"DELETE /latte": unsafe, "POST /latte": unsafe, "GET /latte": ""}


def test_a_class_has_the_methods_that_it_defines() -> None:
    class Latte(HTTPEndpoint):
        async def get(self, request):
            return PlainTextResponse("latte")

    class Orders(HTTPEndpoint):
        async def post(self, request):
            return PlainTextResponse("made")

    app = Starlette(routes=[Route("/latte", Latte), Route("/orders", Orders)])
    assert asked(app) == {
        "GET /latte": "",
        "POST /orders": "is not safe: only GET may be called without asking",
    }


def test_routes_are_found_inside_middleware_and_nothing_is_invented_without_routes() -> None:
    async def bare(scope, receive, send) -> None:
        pass

    assert asked(GZipMiddleware(Starlette(routes=[Route("/ping", ping)]))) == {"GET /ping": ""}
    assert asked(bare) == {}
