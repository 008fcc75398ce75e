// Who stands before the wall has keys and buttons; the names of deeds are those of the buttons.
const KEYS = {
  " ": "pause",
  ArrowRight: "next",
  ArrowLeft: "previous",
  f: "fullscreen",
  F: "fullscreen",
};

export function obey(deeds) {
  document.addEventListener("click", (event) => {
    deeds[event.target.closest("[data-does]")?.dataset.does]?.();
  });
  document.addEventListener("keydown", (event) => {
    const deed = deeds[KEYS[event.key]];
    // Space on a button is a click already; with Ctrl and the like keys belong to the browser.
    const isOfButton = event.key === " " && event.target.closest?.("button");
    if (!deed || isOfButton || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    deed();
  });
}
