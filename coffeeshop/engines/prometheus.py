"""A real Prometheus that scrapes the shop: it asks for `/metrics` every second and answers queries."""

from __future__ import annotations

import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import ProxyHandler, build_opener

from coffeeshop.customers.address import address
from coffeeshop.engines.engine import HOST, Engine, find, free_port
from coffeeshop.menu import ShopError

HOW = "Install Prometheus (Debian: apt-get install prometheus; macOS: brew install prometheus)."
_ask = build_opener(ProxyHandler({})).open  # never through a proxy: it is on this machine


class Sample(NamedTuple):
    """One time series in an answer: what it is called and what it says now."""

    labels: dict[str, str]
    value: float


class Prometheus(Engine):
    """A Prometheus server of this machine's package, with an empty memory that ends with it.

    It scrapes `/metrics` of each of `shops` (what `serve` returned, or an address) under the job
    "shop", once every `every` seconds, for the first time about five seconds after its start.
    `rules` is a file of alerting rules. A context manager that also works as a plain call; as every
    engine it ends with the notebook. ShopError in one sentence where Prometheus is missing or does
    not start.
    """

    name = "Prometheus"

    def __init__(self, *shops: Any, every: float = 1.0, rules: str | Path | None = None) -> None:
        program = find("prometheus", HOW)
        found = [address(shop) for shop in shops]
        targets = [urlsplit(one.url).netloc for one in found]
        token = next((one.token for one in found if one.token), None)
        folder = tempfile.TemporaryDirectory(prefix="coffeeshop-prometheus-", ignore_cleanup_errors=True)
        config = Path(folder.name, "prometheus.yml")
        config.write_text(
            json.dumps(_config(targets, token, every, rules)), encoding="utf-8"
        )  # JSON is YAML too
        self.url = f"http://{HOST}:{free_port()}"
        argv = [
            program,
            f"--config.file={config}",
            f"--storage.tsdb.path={folder.name}/data",
            f"--web.listen-address={urlsplit(self.url).netloc}",
            "--log.level=warn",
        ]
        try:
            super().__init__(argv, ready=self._answers, folder=folder)
        except ShopError as error:
            check = f" Its rules may be why: promtool check rules {rules}" if rules else ""
            raise ShopError(f"{error}{check}") from None

    def query(self, expression: str) -> list[Sample]:
        """Return what the PromQL `expression` says now, one sample a time series; empty without data.

        ShopError with Prometheus's own words where the expression cannot be read, or has a range of
        values instead of one.
        """
        found = self._get("query", query=expression)
        if found["resultType"] == "scalar":
            return [Sample({}, float(found["result"][1]))]
        if found["resultType"] != "vector":
            raise ShopError(
                f"{expression!r} is a {found['resultType']}; put a function such as rate() around it."
            )
        return [Sample(one["metric"], float(one["value"][1])) for one in found["result"]]

    def wait(self, expression: str, seconds: float = 15.0) -> list[Sample]:
        """Ask until `expression` has data and return it; ShopError after `seconds`. It blocks."""
        until = time.monotonic() + seconds
        while not (found := self.query(expression)):
            if time.monotonic() > until:
                raise ShopError(f"Prometheus has no data for {expression!r} after {seconds:g} s.")
            time.sleep(0.1)
        return found

    def alerts(self) -> dict[str, str]:
        """Return the alerting rules by name, each "inactive", "pending" or "firing"."""
        groups = self._get("rules", type="alert")["groups"]
        return {rule["name"]: rule["state"] for group in groups for rule in group["rules"]}

    def _get(self, what: str, **asked: str) -> Any:
        self._running()
        try:
            with _ask(f"{self.url}/api/v1/{what}?{urlencode(asked)}", timeout=10) as answer:
                return json.load(answer)["data"]
        except HTTPError as refused:
            said = json.loads(refused.read() or b"{}").get("error", refused.reason)
            raise ShopError(f"Prometheus refused the query: {said}.") from None
        except OSError as error:
            raise ShopError(f"Prometheus does not answer: {error}. Start it again.") from None

    def _answers(self) -> bool:
        with _ask(f"{self.url}/-/ready", timeout=1) as answer:
            return answer.status == 200


def _config(targets: list[str], token: str | None, every: float, rules: str | Path | None) -> dict[str, Any]:
    job: dict[str, Any] = {"job_name": "shop", "static_configs": [{"targets": targets}]}
    if token:
        job["authorization"] = {"credentials": token}
    often = f"{max(1, round(every * 1000))}ms"
    return {
        "global": {"scrape_interval": often, "scrape_timeout": often, "evaluation_interval": often},
        "scrape_configs": [job],
        "rule_files": [os.path.abspath(rules)] if rules else [],
    }
