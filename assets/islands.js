// Puts in the HTML that the server wrote out (callbacks/islands.py) and follows its links.
(() => {
  "use strict";
  const { gelan } = window;
  const written = new WeakMap();

  function write(element) {
    written.get(element)?.forEach((node) => node.remove());
    const template = document.createElement("template");
    template.innerHTML = element.dataset.html || "";
    written.set(element, [...template.content.childNodes]);
    element.append(template.content);
  }

  function seek(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.dataset.html !== undefined) write(node);
    node.querySelectorAll("[data-html]").forEach(write);
  }

  function onChange(records) {
    for (const record of records) {
      if (record.type === "attributes") write(record.target);
      else record.addedNodes.forEach(seek);
    }
  }

  // Runs before the browser paints, so nobody sees an element without its content.
  new MutationObserver(onChange).observe(document.documentElement, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-html"],
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-link]");
    const isElsewhere = event.button || event.metaKey || event.ctrlKey || event.shiftKey;
    if (!link || isElsewhere) return;
    event.preventDefault();
    gelan.go(link.getAttribute("href"));
  });
})();
