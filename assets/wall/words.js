// Words stand in the document, with names in braces where values belong:
// data-words="{number} / {count}".
export function fill(place, values) {
  if (!place) return;
  const words = place.dataset.words ?? "";
  const text = values && words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  tell(place, text || "");
}

// An element with nothing to say is not seen.
export function tell(place, text) {
  if (!place || (place.textContent === text && place.hidden === !text)) return;
  place.textContent = text;
  place.hidden = !text;
}
