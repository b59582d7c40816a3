(() => {
  "use strict";
  const all = (selector) => Array.from(document.querySelectorAll(selector));

  // Every part of a finding lights up, not only the one that holds the anchor.
  const reveal = (id) => {
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) {
      box.open = true;
    }
    all(".hit").forEach((part) => part.classList.remove("hit"));
    target.classList.add("hit");
    if (target.dataset.f) {
      all("[data-f]").filter((part) => part.dataset.f === target.dataset.f)
        .forEach((part) => part.classList.add("hit"));
    }
    target.scrollIntoView({ block: target.dataset.f ? "center" : "start" });
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };
  const fromHash = () => reveal(location.hash.slice(1));
  addEventListener("hashchange", fromHash);
  fromHash();

  // In a notebook's frame the page has no address of its own, so "#x" would lead out of it.
  if (location.protocol === "about:") {
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#"]');
      if (!link) return;
      event.preventDefault();
      reveal(link.getAttribute("href").slice(1));
    });
  }

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open]):not(.astable)");
    closed.forEach((box) => { box.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((box) => { box.open = false; }));
})();
