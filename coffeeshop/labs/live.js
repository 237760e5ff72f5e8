// A timeline to look into: cursor, steps, closer look; the picture itself comes from the kernel.

const DOING = {
  door: "at the door: sent, and no task yet", network: "on its way (client and network)",
  ready: "ready, waits for the loop", running: "runs on the loop", blocking: "holds the loop: nobody else can run",
  waiting: "waits at an await", apron: "waits for a thread", thread: "works in a thread", cancelled: "is cancelled",
};

// What the picture shows at a time: pure functions over Picture.data (times in microseconds).
function spanAt(data, lane, t) {
  const flat = lane.spans;
  for (let i = 0; i < flat.length; i += 4) {
    if (t >= flat[i + 1] && t < flat[i + 1] + flat[i + 2]) {
      return { state: data.states[flat[i]], start: flat[i + 1], end: flat[i + 1] + flat[i + 2], label: data.labels[flat[i + 3]] };
    }
  }
  return null;
}

const lanesOf = (data) => data.panels.flatMap((panel) => panel.loops.flatMap((loop) =>
  loop.lanes.map((lane, i) => ({ lane, panel, loop, top: loop.first_lane + i * loop.pitch, high: loop.pitch }))));

function moments(data, lane) {
  const lanes = lane ? [lane] : lanesOf(data).map((found) => found.lane);
  const all = new Set();
  for (const { spans } of lanes) {
    for (let i = 0; i < spans.length; i += 4) all.add(spans[i + 1]).add(spans[i + 1] + spans[i + 2]);
  }
  return [...all].filter((t) => t >= data.axis.first && t <= data.axis.last).sort((a, b) => a - b);
}

function crowd(data, t) {
  const counts = {};
  for (const { lane } of lanesOf(data)) {
    const span = spanAt(data, lane, t);
    if (span) counts[span.state] = (counts[span.state] ?? 0) + 1;
  }
  const said = Object.entries(counts).map(([state, n]) => `${n} ${DOING[state].split(/[:(,]/)[0].trim()}`);
  return said.length ? said.join(", ") : "nothing is going on";
}

const at = (us) => (Math.abs(us) >= 999500 ? `${(us / 1e6).toFixed(3)} s` : `${(us / 1e3).toFixed(us < 9950 ? 2 : 1)} ms`);

function describe(data, found, t) {
  if (!found) return `At ${at(t)}: ${crowd(data, t)}.`;
  const span = spanAt(data, found.lane, t);
  if (!span) return `${found.lane.name} at ${at(t)}: ${t < (found.lane.spans[1] ?? 0) ? "not here yet" : found.lane.end || "gone"}.`;
  const label = span.label ? ` (${span.label})` : "";
  return `${found.lane.name} at ${at(t)}: ${DOING[span.state]}${label}, for ${at(span.end - span.start)}, from ${at(span.start)} to ${at(span.end)}.`;
}

function wallAt(data, found, t) {
  const loops = found ? [found.loop] : data.panels.flatMap((panel) => panel.loops);
  const wall = loops.flatMap((loop) => loop.walls).find(([from, to]) => t >= from && t < to);
  return wall?.[2] ? ` The loop is held by ${wall[2]}.` : "";
}

function render({ model, el: root }) {
  const id = fresh("live");
  let t = null;
  let chosen = -1;
  let asked = 0;
  const readout = el("p", { class: "shop-readout", role: "status", "aria-live": "polite", id: `${id}-readout` });
  const notice = el("p", { class: "shop-notice", role: "alert" });
  const box = el("div", {
    class: "shop-picture", tabindex: "0", role: "application", "aria-describedby": `${id}-readout`, onkeydown: keyed,
    onmousemove: pointed, onclick: pointed,
  });
  const tip = el("div", { class: "shop-tip", "aria-hidden": "true" });
  const slider = el("input", { type: "range", step: "1", "aria-label": "Time", oninput: () => go(Number(slider.value), chosen) });
  const act = (words, label, run) => el("button", { type: "button", "aria-label": label, title: label, onclick: run }, words);
  const screen = projectorSwitch(() => {});
  const bar = el("div", { class: "shop-bar" },
    act("◀", "Step back (left arrow)", () => step(-1)), act("▶", "Step forwards (right arrow)", () => step(1)), slider,
    act("+", "Look closer (plus)", () => zoom(0.5)), act("−", "From further away (minus)", () => zoom(2)),
    act("Whole", "Show the whole (0)", () => view(null)), screen.button);
  const ears = ward(model, (state) => {
    notice.textContent = state === "gone"
      ? "A closer look needs the kernel, which was restarted: run the cell again. Pointing and stepping still work."
      : state === "busy" ? "The closer look waits for the kernel, which is busy with a cell." : "";
  });
  const data = () => model.get("data");
  const lanes = () => lanesOf(data());
  const x = (us) => {
    const { left, right, first, last } = data().axis;
    return left + ((us - first) / (last - first)) * (right - left);
  };

  function go(time, lane) {
    const { first, last } = data().axis;
    t = Math.min(Math.max(time, first), last);
    chosen = lane;
    slider.value = t;
    const found = lanes()[chosen];
    const said = describe(data(), found, t) + wallAt(data(), found, t);
    readout.textContent = said;
    slider.setAttribute("aria-valuetext", at(t));
    const drawing = box.querySelector("svg");
    let cursor = drawing.querySelector(".shop-cursor");
    if (!cursor) {
      cursor = mark("g", { class: "shop-cursor" });
      cursor.append(mark("rect"), mark("path"));
      drawing.append(cursor);
    }
    cursor.lastChild.setAttribute("d", `M${x(t)} 0V${data().height - 24}`);
    const band = cursor.firstChild;
    band.setAttribute("visibility", found ? "visible" : "hidden");
    if (found) for (const [name, value] of Object.entries({ x: 2, y: found.top, width: data().width - 4, height: found.high })) band.setAttribute(name, value);
    return said;
  }
  function pointed(event) {
    const drawing = box.querySelector("svg");
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
    const { left, right, first, last } = data().axis;
    const lane = lanes().findIndex(({ top, high }) => point.y >= top && point.y < top + high);
    const said = go(first + ((point.x - left) / (right - left)) * (last - first), lane);
    tip.textContent = said;
    tip.style.display = lane < 0 ? "none" : "block";
    const place = root.getBoundingClientRect();
    tip.style.left = `${Math.min(event.clientX - place.left + 14, place.width - 300)}px`;
    tip.style.top = `${event.clientY - place.top + 18}px`;
  }
  function step(way) {
    const all = moments(data(), lanes()[chosen]?.lane);
    const now = t ?? data().axis.first - 1;
    const next = way > 0 ? all.find((m) => m > now) : all.findLast((m) => m < now);
    if (next !== undefined) go(next, chosen);
  }
  function choose(way) {
    const count = lanes().length;
    go(t ?? data().axis.first, Math.min(count - 1, Math.max(-1, chosen + way)));
  }
  function zoom(factor) {
    const { first, last } = data().axis;
    const middle = t ?? (first + last) / 2;
    const half = ((last - first) * factor) / 2;
    const from = Math.max(0, Math.min(middle - half, last - 2 * half));
    view(factor > 1 && from <= 0 && 2 * half >= whole.last ? null : [from, Math.min(from + 2 * half, Math.max(whole.last, from + 100))]);
  }
  function view(range) {
    asked = Math.max(asked, model.get("turn")) + 1;
    readout.textContent = "Drawing …";
    ears.ask({ do: "view", turn: asked, first: range ? range[0] / 1e6 : null, last: range ? range[1] / 1e6 : null });
  }
  function keyed(event) {
    const acts = {
      ArrowLeft: () => step(-1), ArrowRight: () => step(1), ArrowUp: () => choose(-1), ArrowDown: () => choose(1),
      "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), 0: () => view(null),
      Home: () => go(data().axis.first, chosen), End: () => go(data().axis.last, chosen),
    };
    if (!acts[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    tip.style.display = "none";
    acts[event.key]();
  }
  function draw() {
    box.innerHTML = model.get("picture");
    box.setAttribute("aria-label", model.get("told"));
    const { first, last } = data().axis;
    Object.assign(slider, { min: first, max: last });
    if (t === null) readout.textContent = "Point at a lane, or use the arrow keys: left and right step, up and down choose a lane.";
    else go(t, Math.min(chosen, lanes().length - 1));
  }
  const whole = data().axis;

  root.classList.add("coffeeshop", "shop-lab", "shop-live");
  root.append(bar, notice, box, readout, tip);
  box.addEventListener("mouseleave", () => { tip.style.display = "none"; });
  draw();
  model.on("change:turn", draw);
  model.on("change:fault", () => { notice.textContent = model.get("fault"); });
  return () => {
    ears.close();
    screen.close();
  };
}

export default { render };
