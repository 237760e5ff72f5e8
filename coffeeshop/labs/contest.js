// The race: choose a way to work, guess, run, and watch real customers being served.

const LEFT = 104; // px, where time begins; the names of the lanes stand before it
const TOP = 94;
const BOTTOM = 26;

function controls(model, id, changed) {
  const ways = el("fieldset", { class: "shop-ways" }, el("legend", {}, "The barista works by"));
  for (const way of model.get("ways")) {
    const radio = el("input", {
      type: "radio", name: id, id: `${id}-${way.key}`, value: way.key,
      checked: way.key === model.get("way"), onchange: changed,
    });
    ways.append(radio, el("label", { for: radio.id }, way.label, el("code", {}, way.code)));
  }
  const number = (name, label, unit, min, max, step) => {
    const box = el("input", {
      type: "number", id: `${id}-${name}`, min, max, step, value: model.get(name), oninput: changed,
    });
    return [box, el("div", { class: "shop-number" }, el("label", { for: box.id }, label), box, unit && el("span", {}, unit))];
  };
  const [orders, ordersRow] = number("orders", "Customers", "", 1, 500, 1);
  const [milk, milkRow] = number("milk", "Milk heats for", "s", 0.01, 5, 0.01);
  const numbers = el("div", { class: "shop-numbers" }, ordersRow, milkRow);
  const wish = () => ({
    way: ways.querySelector("input:checked").value, orders: Number(orders.value), milk: Number(milk.value),
  });
  return { wish, parts: [ways, numbers], freeze: (on) => [ways, orders, milk].forEach((c) => (c.disabled = on)) };
}

function guesses(id, chosen) {
  const question = el("p", { id: `${id}-question`, class: "shop-question" });
  const row = el("fieldset", { class: "shop-guess", "aria-labelledby": question.id });
  let guess = null;
  let asked = "";
  const show = ({ way, orders, milk }) => {
    const crowd = orders === 1 ? "1 customer" : `${orders} customers at once`;
    const words = `${crowd}, ${whole(milk)} of milk each, one barista. How long does the last one wait?`;
    if (asked === way + words) return;
    asked = way + words;
    guess = null;
    question.textContent = words;
    row.replaceChildren();
    const options = [...new Set([milk, 5 * milk, orders * milk, 5 * orders * milk].map((s) => Number(s.toPrecision(6))))];
    for (const [i, option] of [...options.sort((a, b) => a - b), null].entries()) {
      const radio = el("input", {
        type: "radio", name: `${id}-guess`, id: `${id}-guess-${i}`,
        onchange: () => { guess = option; chosen(); },
      });
      const words = option === null ? "skip" : whole(option);
      row.append(radio, el("label", { for: radio.id }, words));
    }
  };
  return { question, row, show, value: () => guess };
}

// What is going on, drawn from what has been recorded so far; the finished picture replaces it.
function stage(box) {
  let live = null;
  let heard = 0;
  let frame = 0;
  let parts = null;

  const elapsed = () => Math.min(live.t + (performance.now() - heard) / 1000, live.t + 0.3);
  const lane = (k, rows) => TOP + ((k + 0.5) * (box.clientHeight - TOP - BOTTOM)) / rows;

  function begin(total, ghost) {
    const height = box.clientHeight;
    const width = box.clientWidth;
    const drawing = mark("svg", { width, height, "aria-hidden": "true" });
    const rows = Math.min(total, 100);
    const thick = Math.max(1.5, Math.min(9, 240 / rows));
    parts = {
      drawing, width, height, rows, total, ghost, lines: [],
      count: mark("text", { x: LEFT, y: 40, class: "shop-count" }),
      clock: mark("text", { x: width - 16, y: 40, class: "shop-clock", "text-anchor": "end" }),
      word: mark("text", { y: 77, class: "shop-flatword", "text-anchor": "end" }),
      beats: mark("path", { class: "shop-beats" }),
      flat: mark("path", { class: "shop-flat" }),
      axis: mark("g", { class: "shop-axis" }),
      before: mark("path", { class: "shop-ghost" }),
      ends: mark("path", { class: "shop-end" }),
      half: Math.max(1.5, thick / 2 + 1),
    };
    drawing.append(parts.before, parts.axis);
    for (let k = 0; k < rows; k += 1) {
      const line = mark("path", { class: "shop-wait", "stroke-width": thick });
      parts.lines.push(line);
      drawing.append(line);
    }
    drawing.append(
      mark("text", { x: LEFT - 10, y: 66, "text-anchor": "end" }, "pulse"),
      mark("text", { x: LEFT - 10, y: lane(0, rows) + 4, "text-anchor": "end" }, "first served"),
      mark("text", { x: LEFT - 10, y: lane(rows - 1, rows) + 4, "text-anchor": "end" }, rows > 1 ? "last" : ""),
      parts.ends, parts.beats, parts.flat, parts.word, parts.count, parts.clock,
    );
    box.replaceChildren(drawing);
  }

  function servedAt(k) {
    const found = live.served.find(([, done]) => done > k);
    return found ? found[0] : null;
  }

  function draw() {
    const t = elapsed();
    const { width, height, rows, total } = parts;
    const span = Math.max(1, live.axis, t * 1.12);
    const x = (s) => LEFT + (Math.min(s, span) / span) * (width - LEFT - 24);
    const done = live.served.length ? live.served[live.served.length - 1][1] : 0;
    parts.count.textContent = `${done} of ${total} served`;
    parts.clock.textContent = `${t.toFixed(1)} s`;
    let ends = "";
    for (let k = 0; k < rows; k += 1) {
      const order = Math.floor((k * total) / rows);
      const end = servedAt(order);
      parts.lines[k].setAttribute("d", `M${x(0)} ${lane(k, rows)}H${x(end ?? t)}`);
      parts.lines[k].setAttribute("class", end === null ? "shop-wait" : "shop-served");
      if (end !== null) ends += `M${x(end)} ${lane(k, rows) - parts.half}v${2 * parts.half}`;
    }
    parts.ends.setAttribute("d", ends);
    parts.before.setAttribute("d", parts.ghost.map((s, i, all) =>
      `M${x(s)} ${lane((i * rows) / all.length, rows) - 3}v6`).join(""));
    const beats = live.beats.filter((at) => at >= 0);
    parts.beats.setAttribute("d", beats.map((at) => `M${x(at)} 52v18`).join(""));
    const flats = [0, ...beats, t].reduce((found, at, i, all) =>
      i && at - all[i - 1] > 0.12 ? [...found, [all[i - 1], at]] : found, []);
    parts.flat.setAttribute("d", flats.map(([from, to]) => `M${x(from)} 61H${x(to)}`).join(""));
    const held = t - (beats.at(-1) ?? 0);
    parts.word.setAttribute("x", Math.max(x(t), LEFT + 190));
    parts.word.textContent = held > 0.25 && done < total ? "flat: the loop cannot answer" : "";
    axis(span, x, height);
  }

  function axis(span, x, height) {
    const step = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50].find((s) => span / s <= 8) ?? 100;
    parts.axis.replaceChildren();
    for (let s = 0; s <= span; s += step) {
      parts.axis.append(
        mark("path", { d: `M${x(s)} ${TOP - 8}V${height - BOTTOM}` }),
        mark("text", { x: x(s), y: height - 8, "text-anchor": "middle" }, `${Number(s.toFixed(2))} s`),
      );
    }
  }

  function tick() {
    if (!live) return;
    draw();
    frame = requestAnimationFrame(tick);
  }

  return {
    update(news) {
      if (!parts || !live || live.turn !== news.turn) begin(news.total, news.ghost);
      const first = !live;
      live = news;
      heard = performance.now();
      if (stillMotion()) draw();
      else if (first) tick();
    },
    end() {
      cancelAnimationFrame(frame);
      live = null;
      parts = null;
    },
  };
}

function results(model) {
  const rows = model.get("results");
  if (!rows.length) return [];
  const head = ["way", "customers", "milk", "the last one waited", "served a second", "most at once", "pulse flat for"];
  const body = rows.map((row) => el("tr", { class: row.new ? "shop-new" : "" },
    el("th", { scope: "row" }, row.label), ...row.cells.map((cell) => el("td", {}, cell))));
  return [el("table", {}, el("caption", {}, "Runs so far, the newest last"),
    el("thead", {}, el("tr", {}, ...head.map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, ...body))];
}

const EMPTY = "Nothing has run yet. Guess, then press Run: real customers will knock at a real server.";

function render({ model, el: root }) {
  const id = fresh("race");
  let waiting = 0; // the turn that was asked for and has not begun
  const box = el("div", { class: "shop-stage", tabindex: "0", role: "group", "aria-label": "The run" });
  const floor = stage(box);
  const said = el("p", { class: "shop-said", role: "status", "aria-live": "polite" });
  const notice = el("p", { class: "shop-notice", role: "alert" });
  const figures = el("div", { class: "shop-figures" });
  const code = el("pre", { class: "shop-code", tabindex: "0" });
  const button = el("button", { type: "button", class: "shop-run", onclick: press });
  const panel = controls(model, id, () => refresh());
  const guess = guesses(id, () => {});

  const ears = ward(model, (state) => {
    root.classList.toggle("shop-gone", state === "gone");
    button.disabled = state === "gone";
    notice.textContent = state === "gone"
      ? "This lab is not live any more: its kernel was restarted. Run the cell again to reopen it."
      : state === "busy" ? "Waiting for the kernel: it is busy with a cell, or was restarted (then run this cell again)." : "";
    if (state === "gone") floor.end();
  });
  const running = () => model.get("phase") === "running" || waiting > model.get("turn");

  function press() {
    if (running()) {
      ears.ask({ do: "stop" });
      waiting = 0;
    } else {
      waiting = model.get("turn") + 1;
      clear();
      box.scrollIntoView({ block: "nearest", behavior: stillMotion() ? "auto" : "smooth" });
      ears.ask({ do: "run", turn: waiting, guess: guess.value(), ...panel.wish() });
    }
    refresh();
  }
  function clear() {
    floor.end();
    said.textContent = "";
    notice.textContent = "";
    box.replaceChildren(el("p", { class: "shop-empty" }, "The door opens …"));
  }
  function refresh() {
    const on = running();
    button.textContent = on ? "Stop" : "Run";
    panel.freeze(on);
    guess.row.disabled = on;
    const wish = panel.wish();
    guess.row.hidden = guess.question.hidden = model.get("guessed");
    if (!model.get("guessed")) guess.show(wish);
    const path = model.get("ways").find((way) => way.key === wish.way).path;
    code.textContent = `run = await rush(serve(create_app(milk=${wish.milk}), xray=True), "${path}", orders=${wish.orders})`;
  }
  function finished() {
    refresh();
    if (running()) return;
    const fault = model.get("fault");
    notice.textContent = fault;
    said.textContent = model.get("said");
    figures.replaceChildren(...results(model));
    if (model.get("picture")) {
      floor.end();
      box.innerHTML = model.get("picture");
      box.setAttribute("aria-label", model.get("told"));
      box.scrollTop = box.scrollHeight;
    } else if (!model.get("said")) {
      floor.end();
      box.replaceChildren(el("p", { class: "shop-empty" }, EMPTY));
    } else {
      floor.end();
    }
  }
  function flushed() {
    const live = model.get("live");
    if (running() && live.turn === model.get("turn")) floor.update(live);
  }

  root.classList.add("coffeeshop", "shop-lab");
  root.append(
    el("div", { role: "group", "aria-labelledby": `${id}-title` },
      el("p", { id: `${id}-title`, class: "shop-title" }, model.get("title")),
      el("div", { class: "shop-controls" }, ...panel.parts),
      guess.question, el("div", { class: "shop-go" }, guess.row, button),
      notice, said, box, figures,
      el("details", {}, el("summary", {}, "The same run as one line of code"), code)),
  );
  finished();
  model.on("change:phase", finished);
  model.on("change:fault", finished);
  model.on("change:live", flushed);
  return () => { floor.end(); ears.close(); };
}

export default { render };
