// The live picture of a lab that measures point after point: how far it is, over the curves so far.

function measuring(box) {
  let parts = null;

  function begin() {
    const bar = el("div", { class: "shop-far" });
    parts = {
      count: el("span", { class: "shop-count" }), clock: el("span", { class: "shop-clock" }),
      doing: el("p", { class: "shop-doing" }), bar, drawing: el("div"),
    };
    box.replaceChildren(
      el("div", { class: "shop-measuring", "aria-hidden": "true" }, el("p", {}, parts.count, parts.clock), parts.doing,
        el("div", { class: "shop-road" }, bar)),
      parts.drawing);
  }

  return {
    draw(picture) {
      if (!parts) begin();
      parts.drawing.innerHTML = picture;
    },
    update(news) {
      if (!parts) begin();
      const done = news.served.length ? news.served.at(-1)[1] : 0;
      parts.count.textContent = `${done.toLocaleString("en")} of ${news.total.toLocaleString("en")} served`;
      parts.clock.textContent = `${news.t.toFixed(1)} s`;
      parts.doing.textContent = news.doing ?? "";
      parts.bar.style.width = `${(100 * done) / news.total}%`;
    },
    end() {
      parts = null;
    },
  };
}
