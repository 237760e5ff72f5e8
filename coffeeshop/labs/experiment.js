// A lab: choose, guess, run, watch, and compare; the kernel tells the rest.

function results(model) {
  const rows = model.get("results");
  if (!rows.length) return [];
  const head = model.get("plan").heads;
  const body = rows.map((row) => el("tr", { class: row.new ? "shop-new" : "" },
    el("th", { scope: "row" }, row.label), ...row.cells.map((cell) => el("td", {}, cell))));
  return [el("table", {}, el("caption", {}, model.get("plan").caption),
    el("thead", {}, el("tr", {}, ...head.map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, ...body))];
}

const HOW = { hands: "by hand", machine: "by a machine: the barista is free", stands: "by a machine, and the barista stands there" };

// The newest run's steps in the order in which they began, where the lab tells them.
function stepsOf(model) {
  const steps = model.get("steps");
  if (!steps.length) return [];
  const seen = [...new Set(steps.map((step) => step.how))];
  const legend = seen.map((how) => el("span", { class: `shop-step shop-${how}` }, HOW[how]));
  const items = steps.map((step) => el("li", { class: `shop-step shop-${step.how}` },
    el("b", {}, String(step.order)), ` ${step.name}`, el("span", { class: "shop-unseen" }, `, ${HOW[step.how]}`)));
  return [el("p", { class: "shop-steps-title" }, "The steps in the order in which they began: ", ...legend),
    el("ol", { class: "shop-steps" }, ...items)];
}

function render({ model, el: root }) {
  const id = fresh("lab");
  const plan = model.get("plan");
  let waiting = 0; // the turn that was asked for and has not begun
  const box = el("div", { class: "shop-stage", tabindex: "0", role: "group", "aria-label": "The run" });
  const floor = plan.view === "curves" ? measuring(box) : stage(box, plan.view);
  const said = el("p", { class: "shop-said", role: "status", "aria-live": "polite" });
  const notice = el("p", { class: "shop-notice", role: "alert" });
  const figures = el("div", { class: "shop-figures" });
  const steps = el("div", { class: "shop-steps-box" });
  const papers = el("div", { class: "shop-papers" });
  const sound = soundSwitch(root);
  sound.button.hidden = plan.view === "curves"; // no pulse comes from a shop in another process
  const code = el("pre", { class: "shop-code", tabindex: "0" });
  const button = el("button", { type: "button", class: "shop-run", onclick: press });
  const panel = controlsOf(plan, model.get("settings"), id, () => refresh());
  const guess = guesses(plan, id);

  const ears = ward(model, (state) => {
    root.classList.toggle("shop-gone", state === "gone");
    button.disabled = state === "gone";
    notice.textContent = state === "gone"
      ? "This lab is not live any more: its kernel was restarted. Run the cell again to reopen it."
      : state === "busy" ? "Waiting for the kernel: it is busy with a cell, or was restarted (then run this cell again)." : "";
    if (state === "gone") floor.end();
  });
  const running = () => model.get("phase") === "running" || waiting > model.get("turn");
  const screen = projectorSwitch(() => fit());
  let fitting = 0;
  const sizes = new ResizeObserver(() => {
    clearTimeout(fitting);
    fitting = setTimeout(fit, 200);
  });

  function press() {
    if (running()) {
      ears.ask({ do: "stop" }); // the kernel does it after the run it was asked for, and says so
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
    steps.replaceChildren();
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
    code.textContent = fill(plan.code, plan.controls, wish);
    if (plan.page) read(wish);
  }
  function read(wish) {
    const page = pageOf(plan, wish, model.get("quote"));
    const bare = !running() && !model.get("picture") && !model.get("said"); // nothing has run yet
    if (bare) box.replaceChildren(page);
    papers.replaceChildren(...(bare ? [] : [page, ...quoteOf(model.get("quote"))]));
  }
  function finished() {
    refresh();
    if (running()) return;
    const fault = model.get("fault");
    notice.textContent = fault;
    said.textContent = model.get("said");
    figures.replaceChildren(...results(model));
    steps.replaceChildren(...stepsOf(model));
    if (model.get("picture")) {
      floor.end();
      redrawn();
      box.setAttribute("aria-label", model.get("told"));
    } else if (!model.get("said")) {
      floor.end();
      if (!plan.page) box.replaceChildren(el("p", { class: "shop-empty" }, plan.empty));
    } else {
      floor.end();
    }
  }
  function fit() {
    if (box.clientWidth && !root.classList.contains("shop-gone")) {
      model.send({ do: "fit", width: box.clientWidth / (projecting() ? 1.45 : 1) });
    }
  }
  function redrawn() {
    if (!model.get("picture")) return;
    if (running()) {
      floor.draw?.(model.get("picture"));
      return;
    }
    box.innerHTML = model.get("picture");
    box.scrollTop = model.get("results").length > 1 ? box.scrollHeight : 0; // the newest run stands last
  }
  function flushed() {
    const live = model.get("live");
    if (running() && live.turn === model.get("turn")) {
      floor.update(live);
      sound.hear(live);
    }
  }

  root.classList.add("coffeeshop", "shop-lab");
  root.append(
    el("div", { role: "group", "aria-labelledby": `${id}-title` },
      el("div", { class: "shop-head" }, el("p", { id: `${id}-title`, class: "shop-title" }, model.get("title")),
        el("div", { class: "shop-corner" }, sound.button, screen.button)),
      el("div", { class: "shop-controls" }, ...panel.parts),
      guess.question, el("div", { class: "shop-go" }, guess.row, button),
      notice, said, box, papers, steps, figures,
      el("details", {}, el("summary", {}, "The same run in code"), code)),
  );
  finished();
  model.on("change:phase", finished);
  model.on("change:fault", finished);
  model.on("change:live", flushed);
  model.on("change:picture", redrawn);
  model.on("change:results", () => figures.replaceChildren(...results(model)));
  sizes.observe(box);
  return () => {
    clearTimeout(fitting);
    sizes.disconnect();
    floor.end();
    ears.close();
    screen.close();
    sound.close();
  };
}

export default { render };
