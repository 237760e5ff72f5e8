// A prediction: a question, a few answers, and "skip". It never gates anything.

function render({ model, el: root }) {
  const id = fresh("guess");
  const group = el("fieldset", { class: "shop-guess" }, el("legend", {}, model.get("title")));
  const answers = [...model.get("options"), ""];
  const noted = el("span", { class: "shop-noted", role: "status" });
  const notice = el("p", { class: "shop-notice", role: "alert" });
  const radios = answers.map((answer, i) => {
    const radio = el("input", { type: "radio", name: id, id: `${id}-${i}`, onchange: () => choose(answer) });
    group.append(radio, el("label", { for: radio.id }, answer || "skip"));
    return radio;
  });
  const ears = ward(model, (state) => {
    notice.textContent = state === "gone"
      ? "This question is not live any more: its kernel was restarted. Run the cell again."
      : state === "busy" ? "Your answer waits for the kernel, which is busy with a cell." : "";
    group.disabled = state === "gone";
  });
  function choose(answer) {
    ears.ask({ do: "choose", answer });
  }
  function chosen() {
    const answer = model.get("answer");
    radios.forEach((radio, i) => { radio.checked = model.get("answered") && answers[i] === answer; });
    noted.textContent = !model.get("answered") ? "" : answer ? "Noted. Now run it." : "Skipped. Now run it.";
    if (model.get("fault")) notice.textContent = model.get("fault");
  }
  root.classList.add("coffeeshop", "shop-lab");
  group.append(noted);
  root.append(group, notice);
  chosen();
  model.on("change:answer", chosen);
  model.on("change:answered", chosen);
  model.on("change:fault", chosen);
  return () => ears.close();
}

export default { render };
