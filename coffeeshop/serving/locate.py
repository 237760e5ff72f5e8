"""Where an application lives: an object, an attribute of a module, or one of a file."""

from __future__ import annotations

import importlib
import inspect
import linecache
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from coffeeshop.menu import ShopError
from coffeeshop.serving.words import failed_import

HOW = "Give an application, such as app = FastAPI(), or its place: serve('my_shop.py:app')."


def load(place: str) -> Any:
    """Return the application at "module:attribute" or "file.py:attribute".

    ShopError as in `find`, and where what is there is no application.
    """
    return checked(find(place), place)


def find(place: str) -> Any:
    """Return whatever stands at "module:attribute" or "file.py:attribute".

    A file is run anew at each call, so that a changed one counts. ShopError where there is no such
    module, file or attribute, and where running it fails.
    """
    where, _, attribute = place.rpartition(":")
    if not where or not attribute:
        raise ShopError(f"{place!r} names no application. {HOW}")
    try:
        module = _run_file(Path(where)) if where.endswith(".py") else importlib.import_module(where)
    except ModuleNotFoundError as error:
        raise ShopError(_no_module(where, error)) from None
    except (Exception, SystemExit) as error:
        if isinstance(error, ShopError):
            raise
        raise ShopError(failed_import(where, error)) from None
    return _attribute(module, where, attribute)


def checked(app: Any, name: str | None = None) -> Any:
    """Return `app` where it can be called as an ASGI application, else raise ShopError."""
    name = name or repr(app)
    if inspect.isclass(app) or not callable(app):
        raise ShopError(f"{name} is no application. {HOW}")
    try:
        inspect.signature(app).bind("scope", "receive", "send")
    except TypeError:
        raise ShopError(_not_called(app, name)) from None
    except ValueError:  # a callable without a signature: the server will tell
        pass
    return app


def place_of(app: Any) -> str:
    """Return the "module:attribute" under which a new process finds `app`, else raise ShopError."""
    for name, module in list(sys.modules.items()):
        if module is sys.modules["__main__"] or getattr(module, "__spec__", None) is None:
            continue  # multiprocessing lists __main__ under a second name
        for attribute, value in list(_attributes(module)):
            if value is app:
                return f"{name}:{attribute}"
    raise ShopError(
        "A new process cannot see an application that lives in a notebook cell. Put it in a file: write "
        "%%writefile my_shop.py on the first line of its cell, then serve('my_shop.py:app', where='process')."
    )


def _attributes(module: ModuleType) -> list[tuple[str, Any]]:
    names = getattr(module, "__dict__", None)
    return list(names.items()) if isinstance(names, Mapping) else []


def _attribute(module: ModuleType, where: str, attribute: str) -> Any:
    found: Any = module
    for part in attribute.split("."):
        try:
            found = getattr(found, part)
        except AttributeError:
            raise ShopError(_no_attribute(module, where, attribute)) from None
    return found


def _no_attribute(module: ModuleType, where: str, attribute: str) -> str:
    apps = [name for name, value in _attributes(module) if hasattr(value, "router")]
    if not apps:
        return f"{where} has no {attribute!r}, nor any other application. Add app = FastAPI() there."
    return f"{where} has no {attribute!r}, but it has {', '.join(apps)}. Serve '{where}:{apps[0]}'."


def _run_file(file: Path) -> ModuleType:
    path = file.absolute()
    if not path.is_file():
        raise ShopError(f"There is no file {str(file)!r} in {os.getcwd()}. Write it first with %%writefile.")
    there = getattr(sys.modules.get(path.stem), "__file__", path if path.stem not in sys.modules else None)
    name = path.stem if there and Path(there) == path else f"_served_{path.stem}"
    # Compiled by hand: a cached bytecode file is stale where two saves fall into one second.
    linecache.checkcache(str(path))
    module = ModuleType(name)
    module.__file__ = str(path)
    before, sys.modules[name] = sys.modules.get(name), module
    try:
        exec(compile(path.read_bytes(), str(path), "exec"), module.__dict__)
    except BaseException:
        sys.modules.pop(name) if before is None else sys.modules.__setitem__(name, before)
        raise
    return module


def _no_module(where: str, error: ModuleNotFoundError) -> str:
    if error.name and (where == error.name or where.startswith(error.name + ".")):
        return f"There is no module {where!r}. For a file beside the notebook write serve('{where}.py:app')."
    return failed_import(where, error)


def _not_called(app: Any, name: str) -> str:
    called = getattr(app, "__name__", None)
    if called and inspect.isfunction(app):
        return f"{called} is a function, not an application. If it makes one, call it: serve({called}())."
    return f"{name} is no application. {HOW}"
