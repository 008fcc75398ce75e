// The map is one tab stop: arrows move to the neighbouring area, Enter follows it.
(() => {
  "use strict";
  const { gelan } = window;
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const RING = { fill: "none", stroke: "var(--accent)", strokeWidth: "3px", pointerEvents: "none" };
  const LABELS = {
    zh: "地图：方向键移到相邻区域，回车进入",
    en: "Map: arrow keys move to the neighbouring area, Enter opens it",
  };
  let current = null;
  let ring = null;

  const map = () => document.getElementById("map");

  // Plotly binds each outline to its calculated point, and the group to its trace.
  function areas() {
    return [...map().querySelectorAll(".choroplethlayer path.choroplethlocation")]
      .map((path) => {
        const point = path.__data__;
        const trace = path.parentNode.__data__?.[0]?.trace;
        const box = path.getBoundingClientRect();
        const spot = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        return { path, id: point?.loc, trace, index: point?.index, ...spot };
      })
      // Outlines of flagged areas lie above the fills and lead nowhere.
      .filter((area) => area.trace?.customdata && area.path.getAttribute("d"));
  }

  const entry = (list, index) => (Array.isArray(list) ? list[index] : list);
  const hrefOf = ({ trace, index }) => gelan.hrefIn(entry(trace.customdata, index));

  function wordsOf({ trace, index, id }) {
    const words = entry(trace.hovertext, index) || entry(trace.text, index) || id;
    const parsed = new DOMParser().parseFromString(words.replaceAll("<br>", "，"), "text/html");
    return parsed.body.textContent;
  }

  function neighbour(from, [dx, dy], all) {
    let best = null;
    let least = Infinity;
    for (const area of all) {
      const along = (area.x - from.x) * dx + (area.y - from.y) * dy;
      const aside = Math.abs((area.x - from.x) * dy) + Math.abs((area.y - from.y) * dx);
      // Within 60° of the arrow; what lies straight ahead is nearer than what lies aside.
      if (along > 1 && aside < along * 1.75 && along + 2 * aside < least) {
        best = area;
        least = along + 2 * aside;
      }
    }
    return best;
  }

  function live() {
    const region = document.createElement("div");
    region.id = "map-live";
    region.setAttribute("aria-live", "polite");
    const hidden = { position: "fixed", width: "1px", height: "1px", overflow: "hidden" };
    Object.assign(region.style, hidden, { clipPath: "inset(50%)", whiteSpace: "nowrap" });
    return document.body.appendChild(region);
  }

  function leave() {
    ring?.remove();
    ring = null;
  }

  function visit(area) {
    leave();
    current = area.id;
    ring = area.path.cloneNode(false);
    ring.removeAttribute("class");
    Object.assign(ring.style, RING);
    // In the layer of hover labels, because Plotly redraws every path among the areas.
    map().querySelector(".hoverlayer").appendChild(ring);
    (document.getElementById("map-live") || live()).textContent = wordsOf(area);
  }

  function onKey(event) {
    const all = areas();
    const at = all.find((area) => area.id === current);
    if (event.key in STEPS && all.length) {
      event.preventDefault();
      const next = at ? neighbour(at, STEPS[event.key], all) : all[0];
      if (next) visit(next);
    } else if (event.key === "Enter" && at && hrefOf(at)) {
      event.preventDefault();
      gelan.go(hrefOf(at));
    }
  }

  function prepare() {
    const element = map();
    if (!element || element.hasAttribute("tabindex")) return;
    element.tabIndex = 0;
    element.setAttribute("role", "application");
    element.setAttribute("aria-label", LABELS[document.documentElement.lang.slice(0, 2)] || LABELS.zh);
    element.addEventListener("keydown", onKey);
    element.addEventListener("blur", leave);
  }

  // The graph arrives when its script is loaded, which may be long after the answer.
  new MutationObserver(prepare).observe(document.documentElement, {
    subtree: true,
    childList: true,
  });

  gelan.afterShown.push((shown) => {
    prepare();
    map()?.setAttribute("aria-label", LABELS[shown.lang] || LABELS.zh);
    leave();
  });
})();
