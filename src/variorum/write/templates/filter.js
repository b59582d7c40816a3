(() => {
  "use strict";
  // Without this script nothing is hidden, and the controls are not shown.
  const bar = document.getElementById("filter");
  if (!bar) return;
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const article = document.getElementById("f-article");
  const telling = document.getElementById("f-telling");
  const count = document.getElementById("f-count");
  const rows = all("#points [data-kind]");
  const groups = all("#points details.alone");

  const does = (row, letter, rest) => {
    const has = (name) => row.dataset[name].split(" ").includes(letter);
    if (has("disputes")) return "disputes";
    return has("states") ? "states" : rest;
  };
  const show = () => {
    const kind = bar.querySelector("input:checked").value;
    const letter = article.value;
    const rest = letter && article.selectedOptions[0].dataset.rest;
    telling.disabled = !letter;
    let shown = 0;
    rows.forEach((row) => {
      const fits = (!kind || row.dataset.kind.split(" ").includes(kind))
        && (!letter || does(row, letter, rest) === telling.value);
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    groups.forEach((group) => {
      group.hidden = !group.querySelector("[data-kind]:not([hidden])");
    });
    count.textContent = kind || letter ? `${shown} of ${rows.length} points shown here` : "";
  };
  const reset = () => {
    bar.querySelector("input").checked = true;
    article.value = "";
    show();
  };
  // A link to a point that is hidden shows everything again.
  const uncover = (address) => {
    const target = address.length > 1 && document.getElementById(address.slice(1));
    if (target && target.closest("[data-kind][hidden]")) reset();
  };
  bar.addEventListener("change", show);
  addEventListener("hashchange", () => uncover(location.hash));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) uncover(link.getAttribute("href"));
  }, true);
  bar.hidden = false;
  show();
})();
