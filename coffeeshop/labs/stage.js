// The live picture of a run: what has been recorded so far; the finished picture replaces it.

// px, where time begins: the names of the lanes stand before it
const left = () => (projecting() ? 170 : 104);
const TOP = 94;
const BOTTOM = 26;

function stage(box, view) {
  const stairs = view === "stairs";
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
    parts = { left: left() };
    Object.assign(parts, {
      drawing, width, height, rows, total, ghost, lines: [],
      count: mark("text", { x: parts.left, y: 40, class: "shop-count" }),
      clock: mark("text", { x: width - 16, y: 40, class: "shop-clock", "text-anchor": "end" }),
      word: mark("text", { y: 77, class: "shop-flatword", "text-anchor": "end" }),
      beats: mark("path", { class: "shop-beats" }),
      flat: mark("path", { class: "shop-flat" }),
      axis: mark("g", { class: "shop-axis" }),
      before: mark("path", { class: "shop-ghost" }),
      ends: mark("path", { class: "shop-end" }),
      dots: mark("path", { class: "shop-dots" }),
      half: Math.max(1.5, thick / 2 + 1),
    });
    drawing.append(parts.before, parts.axis);
    for (let k = 0; stairs && k < rows; k += 1) {
      const line = mark("path", { class: "shop-wait", "stroke-width": thick });
      parts.lines.push(line);
      drawing.append(line);
    }
    drawing.append(
      mark("text", { x: parts.left - 10, y: 66, "text-anchor": "end" }, "pulse"),
      mark("text", { x: parts.left - 10, y: lane(0, rows) + 4, "text-anchor": "end" }, stairs ? "first served" : "all answered"),
      mark("text", { x: parts.left - 10, y: lane(rows - 1, rows) + 4, "text-anchor": "end" }, rows < 2 ? "" : stairs ? "last" : "first answer"),
      parts.ends, parts.dots, parts.beats, parts.flat, parts.word, parts.count, parts.clock,
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
    const x = (s) => parts.left + (Math.min(s, span) / span) * (width - parts.left - 24);
    const done = live.served.length ? live.served[live.served.length - 1][1] : 0;
    parts.count.textContent = `${done} of ${total} served`;
    parts.clock.textContent = `${t.toFixed(1)} s`;
    let ends = "";
    for (let k = 0; k < parts.lines.length; k += 1) {
      const order = Math.floor((k * total) / rows);
      const end = servedAt(order);
      parts.lines[k].setAttribute("d", `M${x(0)} ${lane(k, rows)}H${x(end ?? t)}`);
      parts.lines[k].setAttribute("class", end === null ? "shop-wait" : "shop-served");
      if (end !== null) ends += `M${x(end)} ${lane(k, rows) - parts.half}v${2 * parts.half}`;
    }
    parts.ends.setAttribute("d", ends);
    if (!stairs) parts.dots.setAttribute("d", climb(x, (k) => lane((rows * (total - k)) / total - 0.5, rows), t));
    parts.before.setAttribute("d", parts.ghost.map((s, i, all) =>
      `M${x(s)} ${lane((i * rows) / all.length, rows) - 3}v6`).join(""));
    const beats = live.beats.filter((at) => at >= 0);
    parts.beats.setAttribute("d", beats.map((at) => `M${x(at)} 52v18`).join(""));
    const flats = [0, ...beats, t].reduce((found, at, i, all) =>
      i && at - all[i - 1] > 0.12 ? [...found, [all[i - 1], at]] : found, []);
    parts.flat.setAttribute("d", flats.map(([from, to]) => `M${x(from)} 61H${x(to)}`).join(""));
    const held = t - (beats.at(-1) ?? 0);
    parts.word.setAttribute("x", Math.max(x(t), parts.left + 190));
    parts.word.textContent = held > 0.25 && done < total ? "flat: the loop cannot answer" : "";
    axis(span, x, height);
  }

  // How many answers had come at each moment: a line that lies flat while nobody is answered.
  function climb(x, y, t) {
    const steps = live.served.map(([at, done]) => `H${x(at)}V${y(done)}`);
    return `M${x(0)} ${y(0)}${steps.join("")}H${x(t)}`;
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
