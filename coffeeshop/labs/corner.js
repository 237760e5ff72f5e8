// A lab's corner: projector mode, for the whole page, and the sound of the pulse, for this lab.

const PROJECTOR = "shop-projector"; // a class of the page, the event that tells of it, and where a reload finds it
const LARGE = { "--jp-code-font-size": "20px", "--jp-content-font-size1": "20px", "--jp-ui-font-size1": "17px" };

const projecting = () => document.documentElement.classList.contains(PROJECTOR);

function project(on) {
  const page = document.documentElement;
  page.classList.toggle(PROJECTOR, on);
  for (const [name, size] of Object.entries(LARGE)) page.style[on ? "setProperty" : "removeProperty"](name, size);
  try {
    sessionStorage[on ? "setItem" : "removeItem"](PROJECTOR, "on");
  } catch { /* a page without storage: a reload forgets it */ }
  window.dispatchEvent(new CustomEvent(PROJECTOR, { detail: on }));
  window.dispatchEvent(new Event("resize"));
}

function remembered() {
  try {
    return sessionStorage.getItem(PROJECTOR) === "on";
  } catch {
    return false;
  }
}

// The switch; `changed(on)` hears of it wherever on the page it was thrown. `close` stops listening.
function projectorSwitch(changed) {
  const button = el("button", {
    type: "button", class: "shop-switch", "aria-pressed": String(projecting()), title: "Large code and figures, on the whole page",
    onclick: () => project(!projecting()),
  }, "Projector");
  const hear = () => {
    button.setAttribute("aria-pressed", String(projecting()));
    changed(projecting());
  };
  window.addEventListener(PROJECTOR, hear);
  if (remembered() && !projecting()) project(true);
  return { button, close: () => window.removeEventListener(PROJECTOR, hear) };
}

// A tick with each beat of the pulse: where the loop stops, the room falls silent. Off until it is pressed.
function soundSwitch(root) {
  let audio = null;
  let turn = null;
  let last = -1; // the last beat that was heard, in seconds after the run began
  const button = el("button", {
    type: "button", class: "shop-switch", "aria-pressed": "false", title: "A tick with each beat of the pulse", onclick: press,
  }, "Sound");
  function press() {
    if (audio) {
      audio.close();
      audio = null;
    } else {
      audio = new AudioContext();
      audio.resume();
    }
    button.setAttribute("aria-pressed", String(audio !== null));
  }
  function tick(after) {
    const at = audio.currentTime + after;
    const tone = new OscillatorNode(audio, { frequency: 1400, type: "triangle" });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0.25, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.03);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.04);
    root.dataset.ticks = Number(root.dataset.ticks ?? 0) + 1;
  }
  return {
    button,
    hear(live) {
      if (turn !== live.turn) {
        turn = live.turn;
        last = -1;
      }
      const beats = live.beats.filter((at) => at > last && at > live.t - 0.5); // not what a sleeping page missed
      if (audio) for (const at of beats) tick(Math.max(0, at - (beats[0] ?? 0)));
      last = live.beats.at(-1) ?? last;
    },
    close: () => { if (audio) audio.close(); },
  };
}
