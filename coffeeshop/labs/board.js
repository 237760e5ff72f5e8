// A lab's board: its controls, its question, and texts with the settings in them (as in controls.py).

const crowd = (count) => (count === 1 ? "1 customer" : `${count.toLocaleString("en")} customers`);
const FORMS = {
  plain: (value) => String(value), text: (value) => String(value), orders: (count) => (count === 1 ? "1 order" : `${count} orders`), time: (value) => whole(value), customers: crowd,
  crowd: (count) => crowd(count) + (count > 1 ? " at once" : ""),
};

// `{orders}`, `{way.path}`, `{milk:time}`: what the chosen option says is filled in turn.
function fill(template, controls, settings) {
  return template.replace(/\{(\w+)(?:\.(\w+))?(?::(\w+))?\}/g, (_, key, part, form) =>
    part && !form ? fill(String(optionOf(controls, settings, key)[part]), controls, settings)
      : FORMS[form ?? "plain"](part ? optionOf(controls, settings, key)[part] : settings[key]));
}

function optionOf(controls, settings, key) {
  return controls.find((control) => control.key === key).options.find((option) => option.key === settings[key]);
}

function choiceOf(control, id, value, changed) {
  const fields = el("fieldset", { class: "shop-ways" }, el("legend", {}, control.label));
  for (const option of control.options) {
    const radio = el("input", {
      type: "radio", name: `${id}-${control.key}`, id: `${id}-${control.key}-${option.key}`, value: option.key,
      checked: option.key === value, onchange: changed,
    });
    fields.append(radio, el("label", { for: radio.id }, option.label, option.code ? el("code", {}, option.code) : null));
  }
  return { row: fields, box: fields, value: () => fields.querySelector("input:checked").value };
}

function numberOf(control, id, value, changed) {
  const slides = control.kind === "slide";
  const box = el("input", {
    type: slides ? "range" : "number", id: `${id}-${control.key}`, min: control.min, max: control.max, step: control.step,
    value, oninput: () => { shown.textContent = box.value; changed(); },
  });
  const shown = el("output", { for: box.id }, slides ? String(value) : "");
  const row = el("div", { class: "shop-number" }, el("label", { for: box.id }, control.label), box,
    slides ? shown : null, control.unit ? el("span", {}, control.unit) : null);
  return { row, box, value: () => Number(box.value) };
}

// The controls that the plan declares, one after another; `wish` is what they say now.
function controlsOf(plan, settings, id, changed) {
  const all = plan.controls.map((control) => {
    const kind = control.kind === "choice" ? choiceOf : numberOf;
    return { key: control.key, kind: control.kind, ...kind(control, id, settings[control.key], changed) };
  });
  const numbers = el("div", { class: "shop-numbers" }, ...all.filter((c) => c.kind !== "choice").map((c) => c.row));
  const parts = [...all.filter((c) => c.kind === "choice").map((c) => c.row), numbers];
  return {
    parts, wish: () => Object.fromEntries(all.map((control) => [control.key, control.value()])),
    freeze: (on) => all.forEach((control) => { control.box.disabled = on; }),
  };
}

// The prediction: a row of answers that changes with the question, and "skip".
function guesses(plan, id) {
  const question = el("p", { id: `${id}-question`, class: "shop-question" });
  const row = el("fieldset", { class: "shop-guess", "aria-labelledby": question.id });
  let guess = null;
  let asked = "";
  const valueOf = (part, settings) => {
    if (typeof part === "number") return part;
    const [key, name] = part.split(".");
    return name ? optionOf(plan.controls, settings, key)[name] : settings[key];
  };
  function show(settings) {
    const words = fill(plan.question, plan.controls, settings);
    const way = Object.values(settings).join();
    if (asked === way) return;
    asked = way;
    guess = null;
    question.textContent = words;
    const times = plan.guesses.map((factors) => [factors].flat().reduce((all, part) => all * valueOf(part, settings), 1));
    const options = [...plan.answers, ...[...new Set(times.map((s) => Number(s.toPrecision(6))))].sort((a, b) => a - b)];
    row.replaceChildren();
    for (const [i, option] of [...options, null].entries()) {
      const radio = el("input", {
        type: "radio", name: `${id}-guess`, id: `${id}-guess-${i}`, onchange: () => { guess = option; },
      });
      const label = option === null ? "skip" : typeof option === "string" ? option : FORMS[plan.form](option);
      row.append(radio, el("label", { for: radio.id }, label));
    }
  }
  return { question, row, show, value: () => guess };
}
