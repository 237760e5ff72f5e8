// The switch for projector mode, in a cell of its own.

function render({ model, el: root }) {
  const words = el("span", { role: "status" });
  const said = (on) => { words.textContent = on ? "Large code and figures, on the whole page." : "As usual."; };
  const { button, close } = projectorSwitch(said);
  root.classList.add("coffeeshop", "shop-lab", "shop-slim");
  root.append(button, words);
  if (model.get("asked")) {
    project(model.get("on"));
    model.set("asked", false); // shown again later, it leaves the page as it is
    model.save_changes();
  }
  said(projecting());
  return close;
}

export default { render };
