"""An engine's application behind the learner's own token, where other people share this machine.

uvicorn and Gunicorn then start `coffeeshop.engines.behind:asgi` or `:wsgi`, and that the application.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from coffeeshop.serving.locate import load
from coffeeshop.serving.token import SENTENCE, Token, own_token

BEHIND = "COFFEESHOP_BEHIND"  # names the application


def guarded(place: str, kind: str) -> tuple[str, dict[str, str]]:
    """Return what a server of that `kind` ("asgi" or "wsgi") starts for the application at `place`, and
    the environment that it needs: `place` itself and nothing, where nobody shares this machine.
    """
    return (f"{__name__}:{kind}", {BEHIND: place}) if own_token() else (place, {})


def __getattr__(name: str) -> Any:
    if name not in ("asgi", "wsgi"):
        raise AttributeError(name)
    token = Token(own_token() or "")
    return token.guarding(load(os.environ[BEHIND])) if name == "asgi" else _wsgi(token)


def _wsgi(token: Token) -> Callable[..., Any]:
    from gunicorn.util import import_app

    app = import_app(os.environ[BEHIND])

    def guarded_wsgi(environ: dict[str, Any], start_response: Any) -> Any:
        brought = environ.get("HTTP_AUTHORIZATION", "").encode("latin-1")
        query = environ.get("QUERY_STRING", "").encode("latin-1")
        if token.fits({"headers": [(b"authorization", brought)], "query_string": query}):
            return app(environ, start_response)
        start_response("401 Unauthorized", [("content-type", "text/plain")])
        return [SENTENCE]

    return guarded_wsgi
