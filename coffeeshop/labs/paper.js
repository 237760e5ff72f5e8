// What one reads beside the runs: a text that changes with the settings, and what was said of it, word for word.

function pageOf(plan, wish, quote) {
  const [title, text] = plan.page.map((part) => fill(part, plan.controls, wish));
  const marks = quote.page === text ? Object.fromEntries(quote.lines) : {};
  const lines = text.trimEnd().split("\n").map((line, i) => el("li", { class: marks[i + 1] ? "shop-named" : "" },
    el("code", {}, line || " "), marks[i + 1] ? el("span", { class: "shop-why" }, `◀ ${marks[i + 1]}`) : null));
  return el("div", { class: "shop-paper" }, el("p", { class: "shop-paper-title" }, title), el("ol", {}, ...lines));
}

function quoteOf(quote) {
  if (!quote.title) return [];
  const text = quote.text ? el("pre", {}, quote.text) : el("p", { class: "shop-silence" }, "nothing");
  return [el("div", { class: "shop-paper" }, el("p", { class: "shop-paper-title" }, quote.title), text)];
}
