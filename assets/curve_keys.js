// The points of the curve of sites are one tab stop: arrows move along it, Enter follows.
(() => {
  "use strict";
  const STEPS = { ArrowLeft: -1, ArrowRight: 1 };
  const points = () => [...document.querySelectorAll(".siting-point")];

  function stopAt(point, all) {
    all.forEach((each) => each.setAttribute("tabindex", each === point ? "0" : "-1"));
  }

  document.addEventListener("keydown", (event) => {
    const point = event.target.closest?.(".siting-point");
    if (!point || !(event.key in STEPS)) return;
    event.preventDefault();
    const all = points();
    const next = all[all.indexOf(point) + STEPS[event.key]];
    if (!next) return;
    stopAt(next, all);
    next.focus();
  });

  window.gelan.afterShown.push(() => {
    const all = points();
    const here = all.find((point) => point.matches(".is-chosen"));
    if (all.length) stopAt(here || all[0], all);
  });
})();
