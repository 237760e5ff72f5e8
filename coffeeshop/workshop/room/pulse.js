// The pulse: a beat for each that the shop's loop sent, a heavy line where it sent none.
const EVERY = 100, FLAT = 300;  // ms between two beats; without a beat for so long the line is flat
const still = matchMedia("(prefers-reduced-motion: reduce)");

class Pulse {
  constructor(canvas, says, ears, seconds) {
    Object.assign(this, { canvas, says, ears, span: seconds * 1000, beats: [], last: 0, number: 0, state: "", drawn: 0, over: "" });
    const frame = () => { this.draw(); requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  }

  beat(number, late) {
    const at = performance.now();
    const gap = this.last ? at - this.last : 0;
    if (late >= FLAT) this.tell("back", `The pulse is back. It was flat for ${seconds(late)}.`, late);
    else if (gap >= 2 * FLAT) this.tell("wifi", `The connection paused for ${seconds(gap)}; the loop did not.`);
    else if (this.state !== "back" && this.state !== "wifi" || at - this.told > 8000) this.tell("regular", "The pulse is regular.");
    this.beats.push({ number, at, late });
    this.last = at;
    this.number = number;
    while (this.beats[0].at < at - this.span - 10_000) this.beats.shift();
  }

  lost(words) {
    this.over = words;
    if (words) this.tell("lost", words);
  }

  tell(state, words) {
    if (state === this.state && state !== "back") return;
    this.state = state;
    this.told = performance.now();
    this.words = words;
    this.says.textContent = words;
    this.says.classList.toggle("flat", state === "flat");
    this.ears.textContent = words;
  }

  draw() {
    const now = performance.now(), quiet = this.last ? now - this.last : 0;
    if (quiet > FLAT && !this.over) {
      this.tell("flat", "No pulse: nobody can be served.");
      this.says.textContent = `No pulse for ${seconds(quiet)}: nobody can be served.`;
    }
    if (now - this.drawn < (still.matches ? 1000 : 30)) return;
    this.drawn = now;
    this.paint(now, quiet);
  }

  paint(now, quiet) {
    const { canvas } = this, ratio = devicePixelRatio || 1, wide = canvas.clientWidth, high = canvas.clientHeight;
    canvas.width = wide * ratio;
    canvas.height = high * ratio;
    const ink = canvas.getContext("2d"), colour = getComputedStyle(canvas);
    ink.scale(ratio, ratio);
    const size = high / 100, x = at => wide - (now - at) * wide / this.span;
    const flats = this.beats.filter(beat => beat.late >= FLAT).map(beat => [beat.at - beat.late, beat.at]);
    if (quiet > FLAT && !this.over) flats.push([this.last, now]);
    const lane = { top: 76 * size, high: 20 * size }, middle = 40 * size;
    const stroke = (part, width, path) => {
      ink.strokeStyle = colour.getPropertyValue(part); ink.lineWidth = width; ink.beginPath(); path(); ink.stroke();
    };
    for (const [from, to] of flats) {
      ink.fillStyle = colour.getPropertyValue("--wall");
      ink.fillRect(x(from), 0, x(to) - x(from), high);
    }
    stroke("--rule", 1, () => { ink.moveTo(0, middle); ink.lineTo(wide, middle); ink.rect(-2, lane.top, wide + 4, lane.high); });
    ink.lineJoin = "round";
    stroke("--beat", 1.4 * size + .6, () => {
      for (const { at } of this.beats) {
        const left = x(at);
        ink.moveTo(left - 4 * size, middle);
        for (const [dx, dy] of [[-2, -24], [1, 18], [3, 0]]) ink.lineTo(left + dx * size, middle + dy * size);
      }
    });
    for (const [from, to] of flats) this.held(ink, colour, x(from), x(to), middle, lane, size, stroke);
  }

  held(ink, colour, from, to, middle, lane, size, stroke) {
    stroke("--flat", 6 * size + 1, () => { ink.moveTo(from, middle); ink.lineTo(to, middle); });
    ink.save();
    ink.beginPath();
    ink.rect(from, lane.top, to - from, lane.high);
    ink.clip();
    ink.fillStyle = colour.getPropertyValue("--blocking");
    ink.fillRect(from, lane.top, to - from, lane.high);
    stroke("--stripe", 3 * size, () => {
      for (let left = from - lane.high; left < to; left += 8 * size) { ink.moveTo(left, lane.top + lane.high); ink.lineTo(left + lane.high, lane.top); }
    });
    ink.restore();
  }
}

function seconds(ms) { return `${(ms / 1000).toFixed(1)}\u00a0s`; }
