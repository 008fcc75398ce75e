// A panel as a picture, and a panel as a table.
(() => {
  "use strict";
  const { gelan } = window;
  const SCALE = 2;

  const panelOf = (button) =>
    button.closest(".panel") || document.getElementById(`panel-${button.dataset.panel}`);

  function fileName(panel) {
    const title = panel.querySelector(".panel-title, .family-title")?.textContent.trim();
    const pattern = gelan.shown.file || "{panel}";
    return `${pattern.replace("{panel}", title || panel.dataset.panel)}.png`;
  }

  function opaqueBehind(element) {
    for (let node = element; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (colour && !/, 0\)$|transparent/.test(colour)) return colour;
    }
    return "#ffffff";
  }

  async function pictureOf(panel) {
    const height = panel.offsetHeight;
    panel.classList.add("is-printing");
    // The stamp comes on top of the panel's height, or its chart would have to give way.
    panel.style.minHeight = `${height + (panel.querySelector(".panel-stamp")?.offsetHeight || 0)}px`;
    try {
      return await window.modernScreenshot.domToBlob(panel, {
        scale: SCALE,
        backgroundColor: opaqueBehind(panel),
        // The system's own Chinese fonts are at hand; nothing is to be fetched.
        font: false,
      });
    } finally {
      panel.classList.remove("is-printing");
      panel.style.minHeight = "";
    }
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  async function takePicture(button) {
    const panel = panelOf(button);
    if (!panel || button.disabled) return;
    button.disabled = true;
    try {
      save(await pictureOf(panel), fileName(panel));
    } finally {
      button.disabled = false;
    }
  }

  function toggleTable(button) {
    const isTable = panelOf(button)?.classList.toggle("is-table");
    button.setAttribute("aria-pressed", String(Boolean(isTable)));
  }

  // A redrawn button must say what its panel shows.
  gelan.afterShown.push(() => {
    document.querySelectorAll(".panel-table").forEach((button) => {
      const isTable = panelOf(button)?.classList.contains("is-table");
      button.setAttribute("aria-pressed", String(Boolean(isTable)));
    });
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".panel-png, .panel-table");
    if (!button) return;
    if (button.matches(".panel-png")) takePicture(button);
    else toggleTable(button);
  });
})();
