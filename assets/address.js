// The address bar is the state: clicks, dates and Esc only write it.
// Dash loads these files in the order of their names, and the others build on this one.
(() => {
  "use strict";
  const root = document.documentElement;
  const isHref = (value) => typeof value === "string" && value.startsWith("/");
  const absolute = (href) => new URL(href, window.location.origin).href;

  const FOCUSABLE = "a[href], button, [tabindex]";
  let place = null;

  // New values replace the element that has the focus; its successor is to get it.
  function keepPlace() {
    const within = document.activeElement.closest("[id]");
    const all = [...(within?.querySelectorAll(FOCUSABLE) || [])];
    const index = all.indexOf(document.activeElement);
    place = index < 0 ? null : { id: within.id, index };
  }

  function takePlace() {
    const isLost = document.activeElement === document.body;
    const within = place && isLost && document.getElementById(place.id);
    if (within) within.querySelectorAll(FOCUSABLE)[place.index]?.focus({ preventScroll: true });
    place = null;
  }

  function go(href) {
    keepPlace();
    window.dash_clientside.set_props("url", { href: absolute(href) });
  }

  const gelan = (window.gelan = {
    shown: {},
    afterShown: [],
    go,
    keepPlace,
    hrefIn: (customdata) => [customdata].flat().find(isHref),
  });

  // Before the first answer arrives, so that a dark page does not begin with a white flash.
  root.dataset.theme = new URLSearchParams(window.location.search).get("theme") || "light";

  function applyShown(shown) {
    gelan.shown = shown;
    root.lang = shown.lang === "en" ? "en" : "zh-CN";
    root.dataset.theme = shown.theme;
    // One frame later the new values stand in the document.
    requestAnimationFrame(() => {
      takePlace();
      gelan.afterShown.forEach((hook) => hook(shown));
    });
  }

  function followClick(click) {
    const point = click && click.points && click.points[0];
    const href = point && gelan.hrefIn(point.customdata);
    return href ? absolute(href) : window.dash_clientside.no_update;
  }

  function followDates(dates, current) {
    const none = window.dash_clientside.no_update;
    // One date is half a choice; none is what the server writes.
    if (!dates || !dates[0] || !dates[1]) return none;
    const [first, last] = dates.map((date) => String(date).slice(0, 10));
    const url = new URL(current);
    url.searchParams.set("period", first === last ? first : `${first}..${last}`);
    return url.href === current ? none : url.href;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    gelan: { applyShown, followClick, followDates },
  });

  const OPEN = ".mantine-Popover-dropdown, .mantine-Menu-dropdown, dialog[open]";
  const isWritten = (target) => target.matches("input, textarea, select");
  const isSeen = (element) => element.getClientRects().length > 0;

  // Captured, because an open card closes itself on the same key before it bubbles up here.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || isWritten(event.target)) return;
      if ([...document.querySelectorAll(OPEN)].some(isSeen)) return;
      const up = document.querySelector("a.is-up");
      if (up) gelan.go(up.getAttribute("href"));
    },
    true,
  );
})();
