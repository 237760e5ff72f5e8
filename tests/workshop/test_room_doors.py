"""Who reaches what: nobody without the token anything, no guest what is the instructor's or a neighbour's."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from roomtools import Crowd, instructor

from coffeeshop.menu import ShopError
from coffeeshop.workshop.room import Room, address, open_room

GUESTS = [
    ("GET", "/"),
    ("GET", "/live"),
    ("POST", "/order/latte?order=1"),
    ("POST", "/order/cappuccino?order=1"),
]
CONSOLES = [("GET", "/"), ("GET", "/live"), ("PUT", "/recipes"), ("GET", "/still.svg"), ("DELETE", "/room")]
NOWHERE = [
    *("/docs", "/redoc", "/openapi.json", "/recipes", "/still.svg", "/room", "/metrics"),
    *("/.coffeeshop/record", "/.coffeeshop/new", "/.coffeeshop/warm", "/../recipes.py", "/%2e%2e/recipes.py"),
]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with open_room(folder=tmp_path_factory.mktemp("room")) as opened:
        yield opened


def token(link: str) -> str:
    return parse_qs(urlsplit(link).query)["token"][0]


def base(link: str) -> str:
    return f"http://{urlsplit(link).netloc}"


@pytest.mark.parametrize("brought", [{}, {"token": ""}, {"token": "aaaa-aaaa"}, {"token": "x" * 5000}])
@pytest.mark.parametrize(("method", "path"), [*GUESTS, *(("GET", path) for path in NOWHERE)])
def test_without_the_token_every_door_is_shut(
    room: Room, method: str, path: str, brought: dict[str, str]
) -> None:
    address = httpx.URL(base(room.link) + path)
    answer = httpx.request(method, address.copy_merge_params(brought))
    assert answer.status_code == 401
    assert answer.text.startswith("This shop asks for a token")


@pytest.mark.parametrize(("method", "path"), CONSOLES)
def test_the_guests_token_opens_nothing_of_the_instructors(room: Room, method: str, path: str) -> None:
    assert token(room.link) != token(room.console)
    wrong = {"token": token(room.link)}
    assert httpx.request(method, base(room.console) + path, params=wrong).status_code == 401
    bearer = {"authorization": f"Bearer {token(room.link)}"}
    assert httpx.request(method, base(room.console) + path, headers=bearer).status_code == 401
    assert not room.closed.is_set()


@pytest.mark.parametrize("path", NOWHERE)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_behind_the_guests_door_there_is_nothing_else(room: Room, method: str, path: str) -> None:
    asked = httpx.request(method, base(room.link) + path, params={"token": token(room.link)})
    assert asked.status_code in (404, 405)


def test_an_order_needs_a_seat_and_a_key_is_no_other_guests(room: Room) -> None:
    with Crowd(room, 2) as crowd:
        one, other = crowd.guests
        assert one.key != other.key
        to = {"params": {"token": token(room.link), "order": "1"}}
        stranger = httpx.post(base(room.link) + "/order/latte", headers={"x-guest": "no key"}, **to)
        assert (stranger.status_code, stranger.text.split(".")[0]) == (
            403,
            "The shop does not know this page any more",
        )
        assert crowd.begin(one, "latte").result(30).status == 200
        assert [news for news in one.news if "state" in news] == [{"order": 1, "state": "making"}]
        assert [news for news in other.news if "state" in news] == [], "a neighbour hears nothing of it"
        known = {name for guest in crowd.guests for news in guest.news for name in news}
        assert known == {"you", "key", "beat", "late", "order", "state"}


@pytest.mark.parametrize("body", [b"x" * 1001, iter([b"x"])], ids=["long", "of unknown length"])
def test_nobody_can_send_the_shop_a_load(room: Room, body: bytes) -> None:
    address = base(room.link) + "/order/latte"
    answer = httpx.post(address, params={"token": token(room.link)}, content=body)
    assert (answer.status_code, answer.text.split(":")[0]) == (413, "That is too much for this shop")


@pytest.mark.parametrize("link", ["link", "console"])
def test_the_pages_load_nothing_from_elsewhere(room: Room, link: str) -> None:
    page = httpx.get(getattr(room, link))
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; connect-src 'self'; img-src 'self' data:; ")
    assert "unsafe" not in policy
    assert re.findall(r"https?:|//[a-z]|\bsrc=|@import|/\* \w+\.\w+ \*/", page.text) == []


def test_the_instructors_page_changes_nothing_by_a_request_that_other_pages_can_send(room: Room) -> None:
    with instructor(room) as page:
        assert [page.request(method, "/recipes").status_code for method in ("GET", "POST")] == [405, 405]
        assert [page.request(method, "/room").status_code for method in ("GET", "POST")] == [405, 405]


def test_it_listens_on_loopback_unless_it_is_told_otherwise(room: Room) -> None:
    assert urlsplit(room.link).hostname == urlsplit(room.console).hostname == "127.0.0.1"


def test_an_opened_room_listens_at_that_address_alone(tmp_path: Path) -> None:
    try:
        here = address.own_address()
    except ShopError:
        pytest.skip("this machine is on no network, so a room cannot be opened to one here")
    with open_room(here, folder=tmp_path) as room:
        assert httpx.get(room.link).status_code == 200
        guests, console = urlsplit(room.link), urlsplit(room.console)
        assert (guests.hostname, console.hostname) == (here, "127.0.0.1")
        for host, port in (("127.0.0.1", guests.port), (here, console.port)):
            with pytest.raises(OSError, match="refused"):
                socket.create_connection((host, port or 0), 5)


@pytest.mark.parametrize("wrong", ["0.0.0.0", "224.0.0.1", "::", "coffee", "203.0.113.7"])
def test_only_an_address_of_this_machine_will_do(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(ShopError, match=r"address of this machine|every network at once"):
        open_room(wrong, folder=tmp_path)


@pytest.mark.parametrize(
    ("given", "public"), [("8.8.8.8", True), ("192.168.1.20", False), ("127.0.0.1", False)]
)
def test_an_address_of_the_whole_internet_is_known(given: str, public: bool) -> None:
    assert address.is_public(given) is public


def test_a_token_can_be_typed_and_not_be_guessed() -> None:
    made = {address.join_token() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"[a-z2-9]{4}-[a-z2-9]{4}", one) and not set(one) & set("ilo01") for one in made)


def test_on_a_hub_everybody_comes_through_their_own_server(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, known = urlsplit(room.link).port, token(room.link)
    monkeypatch.setenv("JUPYTERHUB_BASE_URL", "/hub-of-ours/")
    assert room.link == f"/hub-of-ours/hub/user-redirect/proxy/{port}/?token={known}"
