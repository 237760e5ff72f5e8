// Parts that every lab shares: elements, words for figures, and whether a kernel is there.

const FOCUSED = ["button", "input", "summary"];

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  // JupyterLab's own shortcuts (arrows fold headings, Enter edits the cell) must not take a lab's keys;
  // it looks for this on the very element that has the focus.
  if (FOCUSED.includes(tag) || "tabindex" in attributes) node.setAttribute("data-lm-suppress-shortcuts", "true");
  node.append(...children.filter((child) => child != null));
  return node;
}

function mark(tag, attributes = {}, text = "") {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text) node.textContent = text;
  return node;
}

function seconds(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "no time";
  if (value >= 0.9995) return `${value.toFixed(value < 99.95 ? 1 : 0)} s`;
  const ms = value * 1000;
  return `${ms >= 9.95 ? ms.toFixed(0) : ms.toFixed(1)} ms`;
}

// A time that somebody chose, as they would write it: "0.2 s", "4 s".
const whole = (value) => (value < 0.1 ? `${Number((value * 1000).toPrecision(3))} ms` : `${Number(value.toFixed(2))} s`);

let counted = 0;
const fresh = (stem) => `shop-${stem}-${Date.now().toString(36)}-${counted++}`;

const stillMotion = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

// Is anybody there? A lab outlives its kernel: it must say so instead of showing dead buttons.
// `onState` gets "here", "busy" (asked, no answer yet) or "gone" (the kernel behind it was restarted).
function ward(model, onState) {
  let asked = null;
  const settle = (state) => {
    clearTimeout(asked);
    asked = null;
    onState(state);
  };
  const heard = (message) => {
    if (message?.say === "here") settle("here");
  };
  const lost = () => settle("gone"); // fires once the comm of a living model goes
  model.on("msg:custom", heard);
  model.on("comm_live_update", lost);
  return {
    ask(message) {
      clearTimeout(asked);
      asked = setTimeout(() => onState("busy"), 700);
      model.send(message);
    },
    close() {
      clearTimeout(asked);
      model.off("msg:custom", heard);
      model.off("comm_live_update", lost);
    },
  };
}
