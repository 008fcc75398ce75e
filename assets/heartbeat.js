// A silent server must be seen, and new data must arrive without a reload.
(() => {
  "use strict";
  const PAUSE_MS = 5000;
  const PATIENCE_MS = 4000;
  const MISSES_TO_TELL = 2;
  const WORDS = {
    zh: "连接中断，显示的是中断前的数据；正在自动重试。",
    en: "Connection lost. The figures shown are from before; retrying.",
  };
  const { gelan } = window;
  let missed = 0;
  let build = null;

  const isBusy = () => document.getElementById("screen")?.getAttribute("aria-busy") === "true";

  // The page leaves this element to the heartbeat; empty, it is not seen.
  function tell(words) {
    const banner = document.getElementById("banner");
    if (banner) banner.textContent = words;
  }

  // The moment makes the value new even where the generation is not.
  function refresh(generation) {
    gelan.keepPlace();
    window.dash_clientside.set_props("generation", { data: `${generation} ${Date.now()}` });
  }

  function heard(health) {
    if (build !== null && health.build !== build) window.location.reload();
    build = health.build;
    const isNews = (health.generation || null) !== (gelan.shown.generation || null);
    if (gelan.shown.page && !isBusy() && (isNews || missed > 0)) refresh(health.generation);
    if (missed > 0) tell("");
    missed = 0;
  }

  async function beat() {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const response = await fetch("/health", { cache: "no-store", signal });
      if (!response.ok) throw new Error(response.statusText);
      heard(await response.json());
    } catch {
      missed += 1;
      if (missed >= MISSES_TO_TELL) tell(WORDS[gelan.shown.lang] || WORDS.zh);
    }
    // Counted from the answer, so that beats never overlap.
    setTimeout(beat, PAUSE_MS);
  }

  setTimeout(beat, PAUSE_MS);
})();
