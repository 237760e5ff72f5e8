// A scene on a canvas: the same figures by the same rules as pictures/floor/draw.py.

const TINTS = ["page", "text", "quiet", "rule", "running", "blocking", "alarm", "stripe", "wall", "edge", "queue"];
const GLIDE = 70; // milliseconds: how quickly a figure reaches its place
const DIALS = 90; // as many positions of a dial's hand are told apart
const BOX = [-4, -4, 44, 58]; // of a guest's figure with all that it may carry
const paths = new Map();
const path = (d) => paths.get(d) ?? paths.set(d, new Path2D(d)).get(d);

function painter(canvas, floor) {
  const screen = canvas.getContext("2d");
  let pen = screen;
  const sprites = new Map(); // figures and dials as bitmaps: paths are slow to fill, two hundred times a frame
  const shown = new Map(); // guest -> where its figure is now
  const marks = floor.shapes;
  let ink = {};
  let stripes = null;
  let plan = floor.plans[0];
  let ratio = 1;
  let lately = 0;
  const counters = {}; // where the figure beside an area's name goes

  // The theme is the page's: read its colours again, and choose the plan that fits the width.
  function settle(width) {
    const style = getComputedStyle(canvas);
    ink = Object.fromEntries(TINTS.map((part) => [part, style.getPropertyValue(`--shop-${part}`).trim() || "#888"]));
    const tile = document.createElement("canvas");
    tile.width = tile.height = 12;
    const brush = tile.getContext("2d");
    brush.globalAlpha = 0.55;
    brush.fillStyle = ink.stripe;
    brush.fillRect(0, 0, 4, 12);
    stripes = screen.createPattern(tile, "repeat");
    stripes.setTransform(new DOMMatrix().rotate(45).scale(0.5));
    plan = floor.plans[width < 600 ? 1 : 0];
    ratio = Math.min(3, ((window.devicePixelRatio || 1) * Math.max(width, 200)) / plan.width);
    canvas.width = Math.round(plan.width * ratio);
    canvas.height = Math.round(plan.height * ratio);
    canvas.style.aspectRatio = `${plan.width} / ${plan.height}`;
    shown.clear();
    sprites.clear();
  }

  // What `draw` draws in a box [x, y, width, height], kept as a bitmap under `key` and put at x, y, `scale` times as large.
  function stamp(key, [left, top, wide, high], scale, x, y, drawn, draw) {
    let sprite = sprites.get(key);
    if (!sprite) {
      sprite = document.createElement("canvas");
      sprite.width = Math.ceil(wide * drawn * ratio);
      sprite.height = Math.ceil(high * drawn * ratio);
      pen = sprite.getContext("2d");
      pen.lineJoin = pen.lineCap = "round";
      pen.scale(drawn * ratio, drawn * ratio);
      pen.translate(-left, -top);
      draw();
      pen = screen;
      sprites.set(key, sprite);
    }
    const [px, py] = [Math.round((x + left * scale) * ratio), Math.round((y + top * scale) * ratio)]; // whole pixels stay sharp
    const size = scale / drawn;
    screen.save();
    screen.setTransform(1, 0, 0, 1, 0, 0);
    screen.drawImage(sprite, px, py, sprite.width * size, sprite.height * size);
    screen.restore();
  }

  function shape(d, fill, stroke, width) {
    const form = path(d);
    if (fill === "hatch") {
      pen.fillStyle = ink.blocking;
      pen.fill(form);
      pen.fillStyle = stripes;
      pen.fill(form);
    } else if (fill) {
      pen.fillStyle = ink[fill];
      pen.fill(form);
    }
    if (stroke) {
      pen.strokeStyle = ink[stroke];
      pen.lineWidth = width;
      pen.stroke(form);
    }
  }
  function at(x, y, scale, draw) {
    pen.save();
    pen.translate(x, y);
    pen.scale(scale, scale);
    draw();
    pen.restore();
  }
  function write(words, x, y, size, part = "text", weight = 700, align = "left") {
    pen.font = `${weight} ${size}px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif`;
    pen.textAlign = align;
    pen.fillStyle = ink[part];
    pen.fillText(words, x, y);
    return pen.measureText(words).width;
  }
  const number = (n, x, y, part) => write(String(n), x, y, n < 100 ? 13 : 10.5, part, 700, "center");

  function shop(blocked) {
    const { wall, width, height, doors } = plan;
    const [w, h] = [width - wall - 4, height - 8];
    if (blocked) {
      const frame = plan.small ? 6 : 9;
      shape(`M${wall} 4h${w}v${h}h${-w}z`, "hatch", "", 0);
      pen.fillStyle = ink.wall;
      pen.fillRect(wall + frame, 4 + frame, w - 2 * frame, h - 2 * frame);
    }
    const gaps = [4, ...doors.flat(), 4 + h];
    let front = `M${wall} 4h${w}v${h}h${-w}`;
    for (let i = 0; i < gaps.length; i += 2) front += `M${wall} ${gaps[i]}V${gaps[i + 1]}`;
    shape(front, "", "text", 3);
    for (const [key, area] of Object.entries(plan.areas)) heading(key, area);
    furniture();
  }
  function heading(key, area) {
    const size = plan.small ? 11 : 13;
    const y = area.y + size + 2;
    let x = area.x + (area.name ? write(area.name, area.x, y, size) + 6 : 0);
    if (area.term) x += write(area.term, x, y, size - 1, "quiet", 400) + 6;
    counters[key] = [x, y, size + 2];
    if (key === "rail") shape(`M${area.x} ${y + 6}h${area.width}`, "", "rule", 3);
    if (key === "room") shape(`M${area.x - 5} ${area.y + area.height}V${area.y - 4}H${area.x + area.width}`, "", "queue", 1.5);
  }

  function person(one, kind, scale) {
    const strong = !["street", "served", "gone"].includes(one.place);
    const line = strong ? "text" : "queue";
    const outside = kind === "person";
    shape(outside ? marks.HEAD + marks.SHOULDERS : marks.TICKET, strong ? "page" : "", line, strong ? 2.2 : 1.4);
    if (scale >= floor.hatted) {
      const hat = marks.HATS[(one.number - 1) % marks.HATS.length];
      if (outside) shape(hat, line, "", 0);
      else at(2.4, 4, 0.8, () => shape(hat, line, "", 0));
    }
    if (scale >= floor.named) number(one.number, 12, outside ? 42 : 35, line);
    if (scale >= floor.hatted && one.place === "door") at(26, 22, 1, () => shape(marks.CHEVRON, "", "queue", 2.6));
    if (scale >= floor.hatted && (one.place === "hatch" || one.place === "served")) at(20, 17, 1, () => shape(marks.CUP, "page", "text", 2));
    if (one.place === "gone") shape(marks.CROSS, "", "text", 3);
  }
  function round(x, y, r, share) {
    pen.beginPath();
    if (share < 0.999) pen.moveTo(x, y);
    pen.arc(x, y, r, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * Math.min(share, 1));
    pen.closePath();
  }
  function dial(one, [x, y, r]) {
    const hand = one.place === "ring" ? -1 : Math.round(one.share * DIALS);
    const size = r * 1.5;
    stamp(`dial ${hand} ${r}`, [-size, -size, 2 * size, 2 * size], 1, x, y, 1, () => (hand < 0 ? bell(r) : clockFace(r, hand / DIALS)));
  }
  function bell(r) {
    round(0, 0, r, 1);
    pen.fillStyle = ink.text;
    pen.fill();
    at(0, 0, r / 13, () => {
      shape(marks.BELL, "page", "", 0);
      shape(marks.RINGS, "", "text", 2.2);
    });
  }
  function clockFace(r, share) {
    round(0, 0, r, 1);
    pen.fillStyle = ink.page;
    pen.fill();
    pen.strokeStyle = ink.running;
    pen.lineWidth = 2;
    pen.stroke();
    round(0, 0, r, share);
    pen.globalAlpha = 0.3;
    pen.fillStyle = ink.running;
    pen.fill();
    pen.globalAlpha = 1;
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.lineTo(r * Math.sin(2 * Math.PI * share), -r * Math.cos(2 * Math.PI * share));
    pen.stroke();
  }
  function apron(one, scale) {
    shape(marks.WEARER, "page", "text", 2);
    at(0, 8, 1, () => shape(marks.APRON, "page", "text", 2.4));
    if (scale >= floor.named) number(one.number, 11, 30, "text");
  }

  function furniture() {
    for (const [x, y] of plan.areas.machine.spots) {
      const [cx, cy, r] = dialPlace(plan.areas.machine, x, y);
      round(cx, cy, r, 1);
      pen.strokeStyle = ink.rule;
      pen.lineWidth = 1.5;
      pen.stroke();
    }
    const { room } = plan.areas;
    room?.spots.forEach(([x, y]) => at(x + 3, y + 8 * room.scale, room.scale, () => shape(marks.APRON, "", "rule", 1.5)));
  }
  function barista(scene) {
    const [x, y, scale] = plan.barista;
    at(x, y, scale, () => floor.figures[scene.pose].forEach((part) => shape(...part)));
    if (scene.doing === "blocking") {
      const [cx, cy, r] = plan.station;
      round(cx, cy, r, 1);
      pen.fillStyle = ink.page;
      pen.fill();
      round(cx, cy, r, (scene.at - scene.act.start) / scene.act.length);
      for (const tint of [ink.blocking, stripes]) {
        pen.fillStyle = tint;
        pen.fill();
      }
      round(cx, cy, r, 1);
      pen.strokeStyle = ink.alarm;
      pen.lineWidth = 5 * scale;
      pen.stroke();
    }
    const [sx, sy, size] = plan.status;
    const [state, more] = stateOf(scene);
    const part = scene.doing === "blocking" ? "alarm" : "text";
    write(plan.small ? state.split(" ")[0] : state, sx, sy, size, part);
    if (!plan.small) write(more, sx, sy + 19, 13, part === "alarm" ? part : "quiet", 400);
  }
  function stateOf({ act, at: now, pose }) {
    if (!act) return ["FREE", pose === "turned" ? "turns to the next" : "nobody holds the loop"];
    const who = act.guest >= 0 ? ` with ${floor.guests[act.guest].number}` : "";
    if (act.doing === "blocking") return [`STUCK${who}`, `nobody else can run: ${whole((now - act.start) / 1e6)} so far`];
    return act.doing === "own" ? ["BUSY", "with the shop's own work"] : [`BUSY${who}`, "holds the loop"];
  }

  // Draw the floor at t; `glide` lets figures move to their places. True while any of them still moves.
  function paint(t, glide, chosen) {
    const now = performance.now();
    const near = glide ? 1 - Math.exp(-Math.min(now - lately, 100) / GLIDE) : 1;
    lately = now;
    const scene = sceneAt(floor, t);
    const { found, unseen } = standing(floor, plan, scene);
    const blocked = scene.doing === "blocking";
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.lineJoin = pen.lineCap = "round";
    pen.clearRect(0, 0, plan.width, plan.height);
    stamp(`shop ${blocked}`, [0, 0, plan.width, plan.height], 1, 0, 0, 1, () => shop(blocked));
    for (const [key, [x, y, size]] of Object.entries(counters)) write(tally(scene, key, floor.areas, plan.small), x, y, size);
    barista(scene);
    let moving = false;
    for (const guest of shown.keys()) if (!found.has(guest)) shown.delete(guest);
    for (const [guest, goal] of found) {
      const from = shown.get(guest) ?? { ...goal };
      for (const key of ["x", "y", "scale"]) from[key] += (goal[key] - from[key]) * near;
      if (Math.abs(goal.x - from.x) + Math.abs(goal.y - from.y) < 0.5) Object.assign(from, goal);
      else moving = true;
      shown.set(guest, from);
      const one = scene.seen[guest];
      if (goal.kind !== "dial") figure(one, goal, from);
      if (goal.dial && (goal.kind !== "apron" || one.place === "ring")) dial(one, goal.dial);
      if (guest === chosen) at(from.x, from.y, from.scale, () => shape("M-4-4h32v52h-32z", "", "running", 4));
    }
    for (const [key, count] of Object.entries(unseen)) {
      const area = plan.areas[key];
      write(`+${count}`, area.x, area.y + area.height - 2, 12);
    }
    return moving;
  }

  function figure(one, goal, from) {
    const key = `${goal.kind} ${goal.kind === "person" ? one.place : ""} ${one.number} ${goal.scale}`;
    stamp(key, BOX, from.scale, from.x, from.y, goal.scale, () => (
      goal.kind === "apron" ? apron(one, goal.scale) : person(one, goal.kind, goal.scale)));
  }

  // The guest nearest to a point of the canvas, in CSS pixels from its corner; -1 where none is near.
  function guestNear(x, y) {
    const k = plan.width / canvas.clientWidth;
    let best = [28, -1];
    for (const [guest, { x: gx, y: gy, scale }] of shown) {
      const far = Math.hypot(x * k - gx - 12 * scale, y * k - gy - 22 * scale);
      if (far < best[0]) best = [far, guest];
    }
    return best[1];
  }

  return { paint, settle, guestNear };
}
