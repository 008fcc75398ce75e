// On a phone one part of several shows at a time (layouts/views.py); no server is asked.
(() => {
  "use strict";
  const { gelan } = window;
  const SWIPE_PX = 60;
  const chosen = {};

  // Redrawn buttons must say what their parts show.
  function apply() {
    for (const [name, view] of Object.entries(chosen)) {
      const parts = document.getElementById(name);
      if (parts) parts.dataset.view = view;
    }
    document.querySelectorAll("[data-view-of]").forEach((button) => {
      const isShown = button.dataset.view === (chosen[button.dataset.viewOf] || "0");
      button.setAttribute("aria-pressed", String(isShown));
    });
  }

  function choose(name, view) {
    chosen[name] = view;
    apply();
    // Pictures that were hidden have yet to learn their size.
    window.dispatchEvent(new Event("resize"));
  }

  function step(name, by) {
    const views = [...document.querySelectorAll(`[data-view-of="${name}"]`)];
    const next = views[Number(chosen[name] || 0) + by];
    if (next?.getClientRects().length) choose(name, next.dataset.view);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-view-of]");
    if (button) choose(button.dataset.viewOf, button.dataset.view);
  });

  let start = null;
  const touchOf = (event) => event.changedTouches[0];
  document.addEventListener(
    "touchstart",
    (event) => {
      start = event.target.closest?.("#tiles") ? touchOf(event) : null;
    },
    { passive: true },
  );
  document.addEventListener("touchend", (event) => {
    if (!start) return;
    const across = touchOf(event).clientX - start.clientX;
    const along = Math.abs(touchOf(event).clientY - start.clientY);
    if (Math.abs(across) > SWIPE_PX && along < Math.abs(across) / 2) step("tiles", across < 0 ? 1 : -1);
  });

  gelan.afterShown.push(apply);
})();
