// What is wrong with the picture that a wall shows now: a list of plain sentences, best empty.
// Letters are measured by their ink, for the boxes of lines are taller than what is seen of them.
({ scale, letters, mostNumbers }) => {
  const TOLERANCE_PX = 1.5 * scale;
  const MARGIN_PX = 24 * scale;
  const SMALLEST_PX = 24 * scale * letters;
  const KEY_PX = 64 * scale * letters;
  const faults = [];
  const screen = document.querySelector(".wall-screen");
  const ruler = (globalThis.ruler ??= document.createElement("canvas").getContext("2d"));

  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  // Line by line: the text of a node and the box of its ink in pixels of the window.
  function* inkOf(node) {
    const element = node.parentElement;
    const style = getComputedStyle(element);
    // Not style.font: it is empty where numerals are tabular.
    ruler.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 0.5) continue;
      const met = ruler.measureText(node.data);
      const stretch = box.height / (met.fontBoundingBoxAscent + met.fontBoundingBoxDescent);
      const baseline = box.top + met.fontBoundingBoxAscent * stretch;
      yield {
        element,
        text: node.data.trim(),
        px: parseFloat(style.fontSize) * stretch,
        left: box.left,
        right: box.right,
        top: baseline - met.actualBoundingBoxAscent * stretch,
        bottom: baseline + met.actualBoundingBoxDescent * stretch,
      };
    }
  }

  function* textNodes() {
    const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data.trim() && isSeen(node.parentElement)) yield node;
    }
  }

  const overlap = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE_PX &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOLERANCE_PX;

  const juts = (ink, frame) =>
    ink.left < frame.left - TOLERANCE_PX ||
    ink.right > frame.right + TOLERANCE_PX ||
    ink.top < frame.top - TOLERANCE_PX ||
    ink.bottom > frame.bottom + TOLERANCE_PX;

  function clipperOf(ink) {
    for (let each = ink.element; each !== document.body; each = each.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(each);
      const isInline = display === "inline" && !(each instanceof SVGElement);
      if (isInline || (overflowX === "visible" && overflowY === "visible")) continue;
      if (juts(ink, each.getBoundingClientRect())) return each;
    }
    return null;
  }

  const root = document.documentElement;
  if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) {
    faults.push(`the page scrolls: ${root.scrollWidth} × ${root.scrollHeight}`);
  }
  for (const each of screen.querySelectorAll("*")) {
    if (each instanceof SVGElement || !isSeen(each)) continue;
    const { overflowX, overflowY } = getComputedStyle(each);
    const across = /auto|scroll/.test(overflowX) && each.scrollWidth > each.clientWidth;
    const down = /auto|scroll/.test(overflowY) && each.scrollHeight > each.clientHeight;
    if (across || down) faults.push(`scrolls: ${each.className}`);
  }

  const inks = [...textNodes()].flatMap((node) => [...inkOf(node)]);
  if (inks.length < 5) faults.push(`hardly a word: ${inks.length} pieces of text`);
  const margin = {
    left: MARGIN_PX,
    top: MARGIN_PX,
    right: innerWidth - MARGIN_PX,
    bottom: innerHeight - MARGIN_PX,
  };
  for (const ink of inks) {
    const name = `「${ink.text}」 (${ink.element.getAttribute("class") ?? ink.element.localName})`;
    if (ink.px < SMALLEST_PX - 0.1) faults.push(`${name} is ${ink.px.toFixed(1)} px`);
    if (juts(ink, margin)) faults.push(`${name} stands in the margin`);
    const clipper = clipperOf(ink);
    if (clipper) faults.push(`${name} is cut by ${clipper.getAttribute("class") ?? clipper.localName}`);
  }
  inks.forEach((one, at) => {
    for (const other of inks.slice(at + 1)) {
      if (overlap(one, other)) faults.push(`「${one.text}」 and 「${other.text}」 overlap`);
    }
  });

  // Cards and marks lie over the map, whose words they must leave free.
  for (const cover of screen.querySelectorAll(".wall-callout.is-current, .wall-mark")) {
    if (!isSeen(cover)) continue;
    const box = cover.getBoundingClientRect();
    for (const ink of inks) {
      if (!cover.contains(ink.element) && overlap(ink, box)) {
        faults.push(`「${ink.text}」 lies below ${cover.getAttribute("class")}`);
      }
    }
  }

  const numbers = [...screen.querySelectorAll(".wall-value")].filter(isSeen);
  if (numbers.length > mostNumbers) faults.push(`${numbers.length} key numbers`);
  for (const number of numbers) {
    const px = parseFloat(getComputedStyle(number).fontSize);
    if (px < KEY_PX - 0.1) faults.push(`the key number ${number.textContent} is ${px} px`);
  }
  return [...new Set(faults)];
}
