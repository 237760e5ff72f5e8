// The floor and the timeline of one run: one clock, one cursor.

const SLOW = { pace: 350, most: 10000, stretch: 5000 }; // milliseconds: for one step, for all steps, for all the time
const STILL = 700; // milliseconds a step, where the reader wants no motion
const DOING = {
  street: "is on its way", door: "stands at the door", rail: "is ready, on the rail", hands: "is in the barista's hands",
  machine: "is on a machine", ring: "is ready: its bell rings", bench: "waits for its turn", room: "is with a helper in the back room",
  hatch: "is being handed out", served: "has been served", gone: "went away", away: "has not come yet",
};
const clock = (us) => (Math.abs(us) >= 999500 ? `${(us / 1e6).toFixed(3)} s` : `${(us / 1e3).toFixed(us < 9950 ? 2 : 1)} ms`);

// Slow motion: every step gets its moment, long waits keep their proportion. Returns the time after `ms`.
function slowly(floor, t, ms) {
  const { moments, end } = floor;
  const pace = Math.min(SLOW.pace, SLOW.most / moments.length);
  let now = t;
  for (let left = ms; left > 0 && now < end; ) {
    const i = lastBefore(moments, 1, 0, now);
    const from = moments[i] ?? 0;
    const to = moments[i + 1] ?? end;
    const lasts = pace + (SLOW.stretch * (to - from)) / end;
    const rest = (lasts * (to - now)) / (to - from);
    if (left < rest) return now + ((to - from) * left) / lasts;
    left -= rest;
    now = to;
  }
  return Math.min(now, end);
}

function render({ model, el: root }) {
  const floor = model.get("floor");
  const data = model.get("data");
  const id = fresh("floor");
  const calm = stillMotion();
  let t = floor.poster;
  let chosen = -1;
  let playing = false;
  let touched = false;
  let frame = 0;
  let before = 0;
  let owed = 0;
  let zoom = 1; // of the timeline below: CSS pixels to one of its own

  const canvas = el("canvas", { class: "shop-floor", role: "img", "aria-describedby": `${id}-told`, onpointermove: overFloor, onpointerleave: () => choose(-1) });
  const paper = painter(canvas, floor);
  const caption = el("p", { class: "shop-caption", id: `${id}-told`, role: "status", "aria-live": "polite" });
  const pick = el("p", { class: "shop-pick" });
  const time = el("output", { class: "shop-time" });
  const act = (words, label, run) => el("button", { type: "button", "aria-label": label, title: label, onclick: run }, words);
  const button = act("▶ Play", "Play (space)", () => toggle());
  const slider = el("input", { type: "range", min: 0, max: floor.end, step: "any", "aria-label": "Time", oninput: () => seek(Number(slider.value)) });
  const speed = el("select", { "aria-label": "Speed", "data-lm-suppress-shortcuts": "true", onchange: () => { owed = 0; } },
    el("option", { value: "slow" }, "slow motion"),
    ...[0.1, 0.25, 0.5, 1].map((rate) => el("option", { value: rate }, `${rate}×`)));
  const screen = projectorSwitch(() => {});
  const bar = el("div", { class: "shop-bar" }, button,
    act("←", "Step back (left arrow)", () => step(-1)), act("→", "Step forwards (right arrow)", () => step(1)),
    slider, time, el("label", { class: "shop-speed" }, speed), screen.button);
  const cursor = el("div", { class: "shop-now", "aria-hidden": "true" });
  const band = el("div", { class: "shop-lane", "aria-hidden": "true" });
  const picture = el("div", { class: "shop-picture", onpointermove: overLine, onpointerleave: () => choose(-1), onclick: clicked });
  const below = el("div", { class: "shop-below" }, picture, band, cursor);
  const lanes = data.panels.flatMap((panel) => panel.loops.flatMap((loop) =>
    loop.lanes.map((lane, i) => ({ name: lane.name, top: loop.first_lane + i * loop.pitch, high: loop.pitch }))));
  const laneOf = floor.guests.map((guest) => lanes.findIndex(({ name }) => name === guest.name));

  function show(glide) {
    const said = saidAt(floor, t);
    if (caption.textContent !== said) caption.textContent = said;
    time.textContent = clock(t);
    slider.value = t;
    slider.setAttribute("aria-valuetext", clock(t));
    root.dataset.at = String(Math.round(t));
    const { left, right, first, last } = data.axis;
    const k = zoom;
    cursor.style.transform = `translateX(${k * (left + ((t - first) / (last - first)) * (right - left))}px)`;
    const moving = paper.paint(t, glide && !calm, chosen);
    pointOut();
    if (moving && !frame) frame = requestAnimationFrame(tick);
  }
  function pointOut() {
    const lane = lanes[laneOf[chosen]];
    band.hidden = !lane;
    if (lane) Object.assign(band.style, { top: `${zoom * lane.top}px`, height: `${Math.max(3, zoom * lane.high)}px` });
    if (chosen < 0) {
      pick.textContent = "";
      return;
    }
    const guest = floor.guests[chosen];
    const now = guestAt(floor, guest, t);
    pick.textContent = `${guest.name} ${DOING[now.place]}${now.until ? `, ${clock(t - now.since)} of ${clock(now.until - now.since)}` : ""}.`;
  }
  function tick(now) {
    frame = 0;
    if (playing) {
      forward(Math.min(now - before, 100));
      before = now;
      if (t >= floor.end) pause();
      else frame ||= requestAnimationFrame(tick);
    }
    show(true);
  }
  function forward(ms) {
    if (calm) {
      owed += ms;
      if (owed >= STILL) {
        owed = 0;
        const next = lastBefore(floor.moments, 1, 0, t) + Math.max(1, Math.ceil(floor.moments.length / 40));
        t = floor.moments[next] ?? floor.end;
      }
    } else if (speed.value === "slow") t = slowly(floor, t, ms);
    else t = Math.min(floor.end, t + ms * 1000 * Number(speed.value));
  }
  function toggle() {
    if (playing) return pause();
    if (!touched || t >= floor.end) t = 0;
    playing = touched = true;
    before = performance.now();
    label("❚❚ Pause");
    caption.setAttribute("aria-live", "off"); // a caption that changes at every step is no help to hear
    frame ||= requestAnimationFrame(tick);
    return undefined;
  }
  function label(words) {
    button.textContent = words;
    button.title = `${words.slice(words.indexOf(" ") + 1)} (space)`;
    button.setAttribute("aria-label", button.title);
  }
  function pause() {
    playing = false;
    label("▶ Play");
    caption.setAttribute("aria-live", "polite");
  }
  function seek(to, glide = false) {
    if (playing) pause();
    touched = true;
    t = Math.min(Math.max(to, 0), floor.end);
    show(glide);
  }
  function step(way) {
    const i = lastBefore(floor.moments, 1, 0, t);
    const to = way > 0 ? floor.moments[i + 1] : floor.moments[floor.moments[i] < t ? i : i - 1];
    if (to !== undefined) seek(to, true);
  }
  function choose(guest) {
    if (guest === chosen) return;
    chosen = guest;
    if (!playing) show(true);
  }
  function overFloor(event) {
    choose(paper.guestNear(event.offsetX, event.offsetY));
  }
  function onLine(event) {
    const box = picture.getBoundingClientRect();
    const k = data.width / box.width;
    const [x, y] = [(event.clientX - box.left) * k, (event.clientY - box.top) * k];
    const { left, right, first, last } = data.axis;
    const lane = lanes.findIndex(({ top, high }) => y >= top && y < top + high);
    return { to: first + ((x - left) / (right - left)) * (last - first), guest: lane < 0 ? -1 : laneOf.indexOf(lane) };
  }
  function overLine(event) {
    const { to, guest } = onLine(event);
    chosen = guest;
    if (!playing) seek(to, true);
  }
  function clicked(event) {
    seek(onLine(event).to, true);
  }
  function keyed(event) {
    const typing = event.target === speed || event.target === slider;
    const acts = { " ": toggle, ArrowLeft: () => step(-1), ArrowRight: () => step(1), Home: () => seek(0), End: () => seek(floor.end) };
    if (!acts[event.key] || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && event.target.tagName === "BUTTON" && event.target !== button) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  }
  function resettle() {
    paper.settle(canvas.clientWidth);
    zoom = picture.clientWidth / data.width;
    cursor.style.height = `${zoom * (data.height - 24)}px`;
    show(false);
  }

  root.classList.add("coffeeshop", "shop-lab", "shop-watch");
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", `The floor${floor.title ? `: ${floor.title}` : ""}`);
  root.addEventListener("keydown", keyed);
  canvas.setAttribute("aria-label", floor.told);
  picture.innerHTML = model.get("picture");
  const title = floor.title ? [el("p", { class: "shop-title" }, floor.title)] : [];
  root.append(...title, el("div", { class: "shop-stand", tabindex: "0", "aria-label": "The floor: space plays, arrows step", role: "group" }, canvas), caption, bar, below, pick);
  const sizes = new ResizeObserver(resettle);
  sizes.observe(canvas);
  const themes = new MutationObserver(resettle);
  themes.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "class"] });
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", resettle);
  return () => {
    screen.close();
    playing = false;
    cancelAnimationFrame(frame);
    sizes.disconnect();
    themes.disconnect();
    dark.removeEventListener("change", resettle);
  };
}

export default { render };
