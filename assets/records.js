// Whoever follows a number to its cases is led to the panel that lists them.
(() => {
  "use strict";
  let shown = null;

  window.gelan.afterShown.push(() => {
    const settings = new URLSearchParams(window.location.search);
    const asked = ["rows", "by", "key"].map((name) => settings.get(name) || "").join("\n").trim();
    if (asked && asked !== shown) {
      document.getElementById("panel-records")?.scrollIntoView({ block: "start" });
    }
    shown = asked;
  });
})();
