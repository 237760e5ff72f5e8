"""The labs of lessons 01, 03, 04, 05 and 10 in JupyterLab: every control by mouse and by keyboard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from labpage import LAB, LabPage, accessible, by_keys, by_mouse

LESSONS = Path(__file__).parents[2] / "notebooks"
FIGURES = """
import json
from coffeeshop.labs.words import span
from coffeeshop.metrics import lag, latencies, peak, percentile, rounds, throughput
def over(run, path):
    return span(max((o.served - o.due) / 1e9 for o in run.orders if (o.path == '/ping') == (path == '/ping')))
def flat(run):
    return span(lag(run).flat / 1e9) if lag(run).flat else 'never'
def works(run, count):
    return str(count((w.start, w.end) for w in run.works))
def pace(runs):
    rate = throughput(runs[max(runs)])
    return f'{rate:,.0f}' if rate >= 9.95 else f'{rate:,.1f}'
def p95(runs):
    times = latencies(runs[max(runs)])
    return span(percentile(times, 0.95)) if len(times) == 2 * max(runs) else 'not known'
def xrayed(run):
    long = [b.line for b in run.blocks if b.end - b.start >= 0.2e9]
    return f'names line {long[0]}' if long else 'stays silent' if run.slices else 'not tried'
"""
# Each lab: its cell, small settings by mouse, what the table must then say, computed anew from the ledger.
CASES = {
    "barista": {
        "cell": "labs.barista(orders=2, drink='espresso')",
        "mouse": {"radio": ["gather", "tea"], "slider": ("Orders", "3")},
        "keys": ["ArrowRight", "Tab", "ArrowRight", "Tab", "ArrowRight"],
        "wanted": {"orders": "3"},
        "figures": {
            "the last one served after": "span(run.seconds)",
            "steps at once": "str(peak((s.start, s.end) for s in run.steps))",
            "pulse flat for": "flat(run)",
        },
    },
    "aprons": {
        "cell": "labs.aprons(orders=40, milk=0.2)",
        "mouse": {
            "radio": ["time.sleep"],
            "slider": ("Customers", "45"),
            "number": ("Milk heats for", "0.3"),
        },
        "keys": ["ArrowRight", "Tab", "ArrowRight", "Tab", "0.1"],
        "wanted": {"customers": "45", "milk": "0.3 s"},
        "figures": {
            "the last one waited": "over(run, 'all')",
            "helpers at once": "works(run, peak) if run.works else 'none'",
            "rounds": "works(run, rounds) if run.works else 'none'",
        },
    },
    "bad_recipe": {
        "cell": "labs.bad_recipe(milk=0.4)",
        "mouse": {"radio": ["await asyncio.sleep"], "number": ("Milk heats for", "0.3")},
        "keys": ["ArrowRight", "Tab", "0.2"],
        "wanted": {"milk": "0.3 s"},
        "figures": {"slowest ping": "over(run, '/ping')", "pulse flat for": "flat(run)"},
    },
    "work": {
        "cell": "labs.work(orders=4)",
        "mouse": {"radio": ["milk heats", "in threads"], "slider": ("Orders", "3")},
        "keys": ["ArrowRight", "Tab", "ArrowRight", "Tab", "ArrowLeft"],
        "wanted": {"orders": "3"},
        "figures": {"slowest ping": "over(run, '/ping')", "pulse flat for": "flat(run)"},
    },
    "capacity": {
        "cell": "labs.capacity(most=100, milk=0.1)",
        "mouse": {"radio": ["async def", "20"], "number": ("Milk heats for", "0.15")},
        "keys": ["ArrowLeft", "Tab", "ArrowRight", "Tab", "0.1"],
        "wanted": {"customers at once": "20", "milk": "0.15 s"},
        "figures": {"customers at once": "str(max(run))", "served a second": "pace(run)", "p95": "p95(run)"},
    },
    "clinic": {
        "cell": "labs.clinic(shop='four')",
        "mouse": {"radio": ["2: nothing is done", "cured", "debug mode"]},
        "keys": ["ArrowLeft", "Tab", "ArrowRight", "Tab", "ArrowRight"],
        "wanted": {"debug mode": "stays silent"},
        "figures": {"the x-ray": "xrayed(run)"},
    },
}
ROWS = {"clinic": 4}  # after one run, where the table has more than the runs

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


SLOW = {
    "barista": "labs.barista(orders=6, drink='tea')",
    "aprons": "labs.aprons(orders=100, milk=1.0)",
    "bad_recipe": "labs.bad_recipe(milk=1.0)",
    "work": "labs.work(orders=10)",
    "capacity": "labs.capacity(way='blocking')",
    "clinic": "labs.clinic(shop='four', detector='debug')",
}  # so slow that one can stop them


def cells(*names: str, slow: bool = False) -> list[str]:
    """Return a notebook's cells with these labs, each kept under its name."""
    made = {name: SLOW[name] if slow else CASES[name]["cell"] for name in names}
    return ["from coffeeshop import labs", *(f"{name} = {cell}\n{name}" for name, cell in made.items())]


def ran(lab: LabPage, number: int) -> None:
    """Wait until the table has so many runs, and the lab is ready for the next."""
    lab.lab.locator("tbody tr").nth(number - 1).wait_for(timeout=40_000)
    lab.finished()


def newest(lab: LabPage) -> dict[str, str]:
    """Return the newest row of the table by its heads."""
    heads = lab.lab.locator("thead th").all_inner_texts()[1:]
    return dict(zip(heads, lab.lab.locator("tr.shop-new td").all_inner_texts(), strict=True))


def answered(notebook, code: str) -> str:
    """Return what `code` prints in the notebook's kernel; a busy one may need some time."""
    for _ in range(20):
        if said := notebook.execute(code):
            return said
    raise AssertionError("the kernel said nothing for ten seconds")


def figures_equal_the_ledgers(notebook, lab: LabPage, name: str) -> None:
    """Compute the figures anew from the lab's newest run, and compare them with what it shows."""
    asked = ", ".join(f"{head!r}: {code}" for head, code in CASES[name]["figures"].items())
    said = answered(notebook, f"{FIGURES}\nrun = {name}.runs[-1]\nprint(json.dumps({{{asked}}}))")
    shown = newest(lab)
    assert json.loads(said) == {head: shown[head] for head in CASES[name]["figures"]}


def used(notebook, name: str, which: int) -> None:
    """Use every control of one lab by mouse, then by keyboard, and see picture and figures follow."""
    lab, case = LabPage(notebook, which), CASES[name]
    by_mouse(lab, case)
    lab.press("Run")
    ran(lab, 1)
    shown = newest(lab)
    assert {head: shown[head] for head in case["wanted"]} == case["wanted"]
    assert lab.said.startswith("You said")
    before = lab.lab.locator(".shop-stage svg").inner_html()
    figures_equal_the_ledgers(notebook, lab, name)
    by_keys(lab, case)
    ran(lab, 2)
    assert lab.lab.locator(".shop-stage svg").inner_html() != before
    assert newest(lab) != shown
    figures_equal_the_ledgers(notebook, lab, name)


def test_every_control_of_every_new_lab(open_notebook):
    notebook = open_notebook(cells(*CASES), "every_lab.ipynb")
    notebook.run_all()
    for which, name in enumerate(CASES):
        used(notebook, name, which)
    assert notebook.errors == []
    accessible(notebook.page, LAB)


@pytest.mark.full
@pytest.mark.parametrize("name", CASES)
def test_twice_stop_and_a_restart(open_notebook, name):
    notebook = open_notebook(cells(name, slow=True), f"{name}_trouble.ipynb")
    notebook.run_all()
    lab = LabPage(notebook)
    run = lab.lab.locator(".shop-run")
    run.dblclick()  # Run, and at once Stop
    lab.stopped()
    assert lab.rows() == []

    lab.press("Run")
    lab.lab.locator(".shop-count").wait_for(timeout=20_000)
    lab.press("Stop")
    lab.stopped()
    assert lab.lab.locator(".shop-stage > svg.coffeeshop").count() == 0

    lab.press("Run")
    ran(lab, 1)
    assert len(lab.rows()) == ROWS.get(name, 1)
    figures_equal_the_ledgers(notebook, lab, name)
    notebook.restart()
    lab.lab.get_by_text("not live any more").wait_for(timeout=30_000)
    assert lab.lab.get_by_role("button", name="Run", exact=True).is_disabled()


def test_projector_and_sound(open_notebook):
    notebook = open_notebook([*cells("aprons", slow=True), "labs.projector()"], "projector.ipynb")
    page = notebook.page
    notebook.run_all()
    lab = LabPage(notebook)
    page.locator("html.shop-projector").wait_for(state="attached")
    size = "el => parseFloat(getComputedStyle(el).fontSize)"
    large = lab.lab.evaluate(size), page.locator(".cm-content").first.evaluate(size)
    lab.press("Sound")
    lab.press("Run")
    lab.lab.locator(".shop-count").wait_for(timeout=20_000)
    notebook.shoot("projector-running")
    ran(lab, 1)
    notebook.shoot("projector")
    assert int(lab.lab.get_attribute("data-ticks")) >= 2, "the room heard the pulse"
    accessible(page, LAB)
    drawn = "el => el.viewBox.baseVal.width / el.clientWidth"
    assert lab.lab.locator(".shop-stage svg").evaluate(drawn) < 0.8, "fewer units on the same width"
    lab.press("Projector")
    page.locator("html:not(.shop-projector)").wait_for(state="attached")
    assert page.locator(".shop-slim .shop-switch").get_attribute("aria-pressed") == "false"
    assert lab.lab.evaluate(size) < large[0]
    assert page.locator(".cm-content").first.evaluate(size) < large[1]
    assert notebook.errors == []


@pytest.mark.full
@pytest.mark.parametrize(
    "media", [{"contrast": "more"}, {"forced_colors": "active"}, {"reduced_motion": "reduce"}]
)
def test_other_eyes(open_notebook, media):
    name = "-".join(media)
    notebook = open_notebook(cells("barista"), f"eyes_{name}.ipynb")
    notebook.page.emulate_media(**media)
    notebook.run_all()
    lab = LabPage(notebook)
    lab.choose("gather")
    lab.press("Run")
    ran(lab, 1)
    notebook.shoot(f"lab-{name}", lab.lab)
    accessible(notebook.page, LAB)


@pytest.mark.full
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("lesson", "name", "then"),
    [
        ("01_one_barista", "barista", {"radio": ["gather"]}),
        ("03_fastapi_opens", "aprons", {"slider": ("Customers", "60")}),
        ("03_fastapi_opens", "bad_recipe", {"radio": ["await asyncio.sleep"]}),
        ("04_waiting_or_working", "work", {"radio": ["in processes"]}),
        ("05_the_rush", "capacity", {"radio": ["async def"]}),
        ("10_spilled_milk", "clinic", {"radio": ["cured"]}),
    ],
)
def test_a_lab_in_its_lesson(open_notebook, lesson, name, then):
    """As it is, and then another way beside it: docs/labs.md shows these pictures."""
    notebook = open_notebook(LESSONS / f"{lesson}.ipynb")
    notebook.run_all(300)
    titles = notebook.page.locator(f"{LAB} .shop-title").all_inner_texts()
    title = answered(notebook, f"print(labs.{name}().title)")
    notebook.theme(dark=False)  # JupyterLab remembers the former test's
    lab = LabPage(notebook, titles.index(title))
    lab.press("Run")
    ran(lab, 1)
    by_mouse(lab, {"mouse": then})
    lab.press("Run")
    ran(lab, len(lab.rows()) + 1)
    notebook.page.add_style_tag(content=".shop-stage { height: auto !important }")  # both pictures, whole
    notebook.page.set_viewport_size({"width": 1280, "height": 2400})
    notebook.shoot(f"lesson-{name}-light", lab.lab)
    accessible(notebook.page, LAB)
    notebook.theme(dark=True)
    notebook.page.locator("#jupyterlab-splash").wait_for(state="detached")
    notebook.shoot(f"lesson-{name}-dark", lab.lab)
    accessible(notebook.page, LAB)
    assert notebook.errors == []


@pytest.mark.full
def test_a_narrow_page_gets_a_narrow_picture(open_notebook):
    notebook = open_notebook(cells("barista"), "narrow.ipynb")
    notebook.page.set_viewport_size({"width": 860, "height": 900})
    notebook.run_all()
    lab = LabPage(notebook)
    lab.press("Run")
    ran(lab, 1)
    drawing = lab.lab.locator(".shop-stage svg")
    narrow = "el => el.viewBox.baseVal.width"
    assert drawing.evaluate(narrow) < 600
    notebook.shoot("narrow", lab.lab)
    accessible(notebook.page, LAB)
    notebook.page.set_viewport_size({"width": 1280, "height": 900})
    notebook.page.wait_for_function(
        "() => document.querySelector('.shop-stage svg').viewBox.baseVal.width > 700"
    )


@pytest.mark.full
def test_the_room_falls_silent_with_the_loop(open_notebook):
    notebook = open_notebook(["from coffeeshop import labs", "labs.race(orders=10, milk=0.2)"], "sound.ipynb")
    notebook.run_all()
    lab = LabPage(notebook)
    heard = []
    for way, orders, milk in (("await", "2", "2"), ("time.sleep", "10", "0.2")):  # two seconds each
        lab.choose(way)
        lab.set("Customers", orders)
        lab.set("Milk heats for", milk)
        if not heard:
            lab.press("Sound")
        lab.press("Run")
        ran(lab, len(heard) + 1)
        heard.append(int(lab.lab.get_attribute("data-ticks")) - sum(heard))
    assert heard[0] > 1.5 * heard[1], "ticks while it awaited, and while it blocked"
