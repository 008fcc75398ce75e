// The scale bar is as long as the map draws a round length just now: it follows zoom and size.
(() => {
  "use strict";
  const { gelan } = window;
  const KM_PER_DEGREE = 111.32;
  const STEP_DEGREES = 0.01;
  const SHARE = 0.25;
  const graph = () => document.querySelector("#map .js-plotly-plot");
  const middle = ([low, high]) => (low + high) / 2;

  // Plotly keeps the projection of a geo subplot, from degrees to pixels, with its layout.
  function pixelsPerMetre({ lonaxis, lataxis, _subplot: subplot }) {
    const [lon, lat] = [middle(lonaxis.range), middle(lataxis.range)];
    const [west, east] = [lon, lon + STEP_DEGREES].map((at) => subplot.projection([at, lat])[0]);
    const km = STEP_DEGREES * KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
    return (east - west) / (km * 1000);
  }

  function roundBelow(most) {
    const unit = 10 ** Math.floor(Math.log10(most));
    return unit * [5, 2, 1].find((times) => times * unit <= most);
  }

  function draw() {
    const bar = document.querySelector(".scale-bar");
    const geo = graph()?._fullLayout?.geo;
    const perMetre = geo?._subplot?.projection ? pixelsPerMetre(geo) : 0;
    if (!bar || !(perMetre > 0)) return;
    const metres = roundBelow((graph().clientWidth * SHARE) / perMetre);
    bar.style.width = `${metres * perMetre}px`;
    bar.nextElementSibling.textContent = metres < 1000 ? `${metres} m` : `${metres / 1000} km`;
  }

  function listen() {
    const drawn = graph();
    if (!drawn?.on || drawn.dataset.hasScale) return;
    drawn.dataset.hasScale = "true";
    drawn.on("plotly_afterplot", draw);
    drawn.on("plotly_relayouting", draw);
    draw();
  }

  // The graph arrives when its script is loaded, which may be long after the answer.
  new MutationObserver(listen).observe(document.documentElement, {
    subtree: true,
    childList: true,
  });
  gelan.afterShown.push(draw);
})();
