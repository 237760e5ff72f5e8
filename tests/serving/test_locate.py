"""Where an application lives, and what is said where it does not."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from coffeeshop.menu import ShopError
from coffeeshop.serving.locate import checked, load, place_of

GOOD = "from fastapi import FastAPI\napp = FastAPI(title='{}')\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "my_shop", raising=False)  # another test file's, in the same process
    known = set(sys.modules)
    yield
    for name in set(sys.modules) - known:
        del sys.modules[name]


def write(name: str, text: str) -> None:
    Path(name).write_text(text)


def test_a_file_is_read_anew_each_time_even_within_a_second() -> None:
    write("my_shop.py", GOOD.format("a"))
    assert load("my_shop.py:app").title == "a"
    write("my_shop.py", GOOD.format("b"))
    assert load("my_shop.py:app").title == "b"


def test_a_file_does_not_take_a_modules_place() -> None:
    import json

    write("json.py", GOOD.format("not json"))
    assert load("json.py:app").title == "not json"
    assert sys.modules["json"] is json


def test_a_file_that_fails_leaves_no_module() -> None:
    write("my_shop.py", "1 / 0\n")
    with pytest.raises(ShopError):
        load("my_shop.py:app")
    assert "my_shop" not in sys.modules


def test_a_module_and_a_nested_attribute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path.cwd())
    write("held_deep.py", "class shop:\n    async def app(scope, receive, send): ...\n")
    assert load("held_deep:shop.app").__qualname__ == "shop.app"


@pytest.mark.parametrize(
    ("file", "place", "says"),
    [
        ("", "my_shop", r"^'my_shop' names no application\. Give an application, such as app = FastAPI\(\)"),
        ("", "my_shop.py", r"names no application"),
        ("", "other.py:app", r"^There is no file 'other\.py' in .*\. Write it first with %%writefile\.$"),
        ("", "no_such:app", r"^There is no module 'no_such'\. For a file beside the notebook write"),
        ("import beans\n", "my_shop.py:app", r"^my_shop\.py could not be imported: ModuleNotFoundError: No "
         r"module named 'beans' \(my_shop\.py, line 1\)\. Mend that and serve it again\.$"),
        ("x = 1\nx / 0\n", "my_shop.py:app", r"Error: division by zero \(my_shop\.py, line 2\)\."),
        ("def\n", "my_shop.py:app", r"could not be imported: SyntaxError: .*\(my_shop\.py, line 1\)\."),
        ("raise SystemExit(3)\n", "my_shop.py:app", r"could not be imported: SystemExit: 3"),
        (GOOD, "my_shop.py:shop", r"^my_shop\.py has no 'shop', but it has app\. Serve 'my_shop\.py:app'\.$"),
        ("x = 1\n", "my_shop.py:app", r"has no 'app', nor any other application"),
        ("app = 42\n", "my_shop.py:app", r"^my_shop\.py:app is no application\. Give"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_one_sentence(file: str, place: str, says: str) -> None:
    write("my_shop.py", file)
    with pytest.raises(ShopError, match=says) as caught:
        load(place)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    assert "\n" not in str(caught.value)


def a_factory() -> FastAPI:
    return FastAPI()


class Callable_:
    async def __call__(self, scope: object, receive: object, send: object) -> None: ...


@pytest.mark.parametrize("app", [None, 42, "text", FastAPI, object()])
def test_what_is_no_application_is_said_so(app: object) -> None:
    with pytest.raises(ShopError, match="is no application"):
        checked(app)


def test_a_factory_is_to_be_called() -> None:
    with pytest.raises(ShopError, match=r"^a_factory is a function, .* call it: serve\(a_factory\(\)\)\.$"):
        checked(a_factory)


def test_anything_with_the_three_arguments_is_an_application() -> None:
    app = Callable_()
    assert checked(app) is app
    assert checked(app.__call__)


def test_an_application_that_a_module_holds_is_found_there(monkeypatch: pytest.MonkeyPatch) -> None:
    write("held.py", GOOD.format("held"))
    monkeypatch.syspath_prepend(Path.cwd())
    import held  # type: ignore[import-not-found]

    assert place_of(held.app) == "held:app"


def test_an_application_in_a_cell_is_sent_to_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    app = FastAPI()
    monkeypatch.setattr(sys.modules["__main__"], "app", app, raising=False)
    with pytest.raises(ShopError, match=r"lives in a notebook cell\. Put it in a file: write %%writefile"):
        place_of(app)
