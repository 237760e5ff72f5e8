// The floor at one moment: pure functions over pictures/floor/data.py (times in microseconds).

// The last index whose entry (every `width` numbers, at `offset`) is not after t; -1 where all are.
function lastBefore(flat, width, offset, t) {
  let low = 0;
  let high = flat.length / width;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (flat[middle * width + offset] <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function guestAt(floor, guest, t) {
  const { stays } = guest;
  if (t >= guest.end) return { place: guest.failed ? "gone" : "served", since: guest.end, share: 1, slot: -1, home: "" };
  const i = lastBefore(stays, 4, 1, t);
  if (i < 0) return { place: "away", since: 0, share: 0, slot: -1, home: "" };
  const [place, since, slot, home] = stays.slice(4 * i, 4 * i + 4);
  const until = 4 * i + 5 < stays.length ? stays[4 * i + 5] : guest.end;
  const name = floor.places[place];
  return {
    place: name, since, slot, home: home < 0 ? "" : floor.places[home],
    share: name === "ring" ? 1 : (t - since) / (until - since), until,
  };
}

function sceneAt(floor, t) {
  const seen = floor.guests.map((guest, i) => ({ guest: i, number: guest.number, ...guestAt(floor, guest, t) }));
  const a = 4 * lastBefore(floor.acts, 4, 1, t);
  const busy = a >= 0 && t < floor.acts[a + 1] + floor.acts[a + 2];
  const act = busy ? { doing: floor.doings[floor.acts[a]], start: floor.acts[a + 1], length: floor.acts[a + 2], guest: floor.acts[a + 3] } : null;
  const k = 2 * lastBefore(floor.turns, 2, 0, t);
  const turning = k >= 0 && t < floor.turns[k] + floor.turns[k + 1];
  const waitedFor = seen.some(({ place }) => place === "ring" || place === "rail" || place === "door");
  const turned = !act && (turning || waitedFor);
  return { at: t, seen, act, doing: act ? act.doing : "free", pose: act ? act.doing : turned ? "turned" : "free" };
}

const FIRST = ["door", "hatch"];

// Who stands in a queue, the first one first: as draw.py sorts them.
function queued(scene, places) {
  const late = (one) => (FIRST.includes(one.place) ? 0 : 1);
  return scene.seen.filter((one) => places.includes(one.place))
    .sort((a, b) => late(a) - late(b) || a.since - b.since || a.number - b.number);
}

function tally(scene, key, areas, small) {
  const count = (...places) => scene.seen.reduce((sum, one) => sum + places.includes(one.place), 0);
  if (key === "served") return String(count("served", "hatch"));
  if (key === "machine") {
    const rings = scene.seen.filter((one) => one.home === "machine").length;
    return rings > count("machine") && !small ? `${rings} ring` : String(count("machine") + rings);
  }
  return String(count(...(areas[key] ?? [key])));
}

// Where each guest's figure stands and how it is drawn: guest -> {x, y, scale, kind}.
function standing(floor, plan, scene) {
  const found = new Map();
  const unseen = {};
  for (const [key, places] of Object.entries(floor.areas)) {
    const area = plan.areas[key];
    if (!area) continue;
    const guests = queued(scene, places);
    guests.slice(0, area.spots.length).forEach((one, i) => {
      const [x, y] = area.spots[i];
      found.set(one.guest, { x, y, scale: area.scale, kind: key === "out" || key === "served" ? "person" : "ticket" });
    });
    if (guests.length > area.spots.length) unseen[key] = guests.length - area.spots.length;
  }
  const [bx, by, scale] = plan.barista;
  const [cx, cy, r] = plan.station;
  const size = Math.min(1, 0.8 * scale);
  for (const one of scene.seen) {
    if (one.place === "hands") {
      found.set(one.guest, scene.doing === "blocking"
        ? { x: cx - 12 * size, y: cy - r - 48 * size, scale: size, kind: "ticket" }
        : { x: bx + 96 * scale, y: by + 60 * scale, scale: 1.25 * size, kind: "ticket" });
    } else if (one.place === "machine" || one.home === "machine") {
      const area = plan.areas.machine;
      const [x, y] = area.spots[Math.min(one.slot, area.spots.length - 1)];
      found.set(one.guest, { x: x + 2 * area.scale, y, scale: area.scale, kind: area.dials ? "dial" : "machine", dial: dialPlace(area, x, y) });
    } else if (one.place === "room" || one.home === "room") {
      const area = plan.areas.room;
      const [x, y] = area.spots[Math.min(one.slot, area.spots.length - 1)];
      found.set(one.guest, { x: x + 3, y, scale: area.scale, kind: "apron", dial: [x + 14 * area.scale, y + 10 * area.scale, 9 * area.scale] });
    }
  }
  return { found, unseen };
}

function dialPlace(area, x, y) {
  const s = area.scale;
  return area.dials ? [x + 21 * s, y + 19 * s, 15 * s] : [x + 50 * s, y + 23 * s, 16 * s];
}

function saidAt(floor, t) {
  return floor.words[floor.said[Math.max(0, lastBefore(floor.moments, 1, 0, t))]];
}
