// The heat map is one tab stop: arrows move to the next count that way, Enter follows it.
(() => {
  "use strict";
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  const table = () => document.querySelector(".heat-table");
  const linksOf = (element) => [...element.querySelectorAll("td a")];

  // Rows of the head have other columns, but no links.
  function spot(link) {
    const cell = link.closest("td");
    return [cell.parentNode.rowIndex, cell.cellIndex];
  }

  // The nearest straight ahead, or else the nearest in the next row or column that has one.
  function next(from, [down, right], links) {
    const [row, column] = spot(from);
    let best = null;
    let least = Infinity;
    for (const link of links) {
      const [there, beside] = spot(link);
      const along = (there - row) * down + (beside - column) * right;
      const aside = Math.abs((there - row) * right) + Math.abs((beside - column) * down);
      const distance = aside ? 100 * (along + aside) : along;
      if (along > 0 && distance < least) {
        best = link;
        least = distance;
      }
    }
    return best;
  }

  function stopAt(link, links) {
    links.forEach((each) => each.setAttribute("tabindex", each === link ? "0" : "-1"));
  }

  document.addEventListener("keydown", (event) => {
    const link = event.target.closest?.(".heat-table td a");
    if (!link || !(event.key in STEPS)) return;
    event.preventDefault();
    const links = linksOf(table());
    const there = next(link, STEPS[event.key], links);
    if (!there) return;
    stopAt(there, links);
    there.focus();
  });

  window.gelan.afterShown.push(() => {
    if (!table()) return;
    const links = linksOf(table());
    const here = table().querySelector("td.is-here a");
    if (links.length) stopAt(here || links[0], links);
  });
})();
