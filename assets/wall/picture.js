// One scene on the screen, and the step at which it stands: the flagged area that is told of.
import { fill, tell } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

// A whole picture apart from the document, so that it can be put in at one stroke.
export function build(answer, index) {
  const scene = answer.scenes[index];
  const screen = part("div", "wall-screen", "");
  screen.dataset.scene = scene.name;
  screen.dataset.generation = answer.generation;
  screen.append(
    part("header", "wall-head", answer.head),
    part("section", "wall-scene", scene.html),
    part("footer", "wall-foot", answer.foot),
  );
  placeInRotation(screen, answer.scenes, index);
  return screen;
}

export function goToStep(screen, step) {
  screen.dataset.step = step;
  for (const each of screen.querySelectorAll("[data-flag]")) {
    each.classList.toggle("is-current", each.dataset.flag === String(step));
  }
  drawLeader(screen);
}

// From the edge of the card that is shown to the edge of its mark on the map.
export function drawLeader(screen) {
  const leader = leaderOf(screen.querySelector(".wall-map"));
  const card = screen.querySelector(".wall-callout.is-current");
  const mark = screen.querySelector(".wall-mark.is-current");
  leader?.replaceChildren();
  if (!leader || !card || !mark) return;
  const [frame, from, to] = [leader, card, mark].map((each) => each.getBoundingClientRect());
  const end = { x: (to.left + to.right) / 2, y: (to.top + to.bottom) / 2 };
  const start = {
    x: Math.min(Math.max(end.x, from.left), from.right),
    y: Math.min(Math.max(end.y, from.top), from.bottom),
  };
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const reach = length - Math.max(to.width, to.height) / 2;
  if (from.width === 0 || reach <= 0) return;
  const line = document.createElementNS(SVG, "line");
  line.setAttribute("x1", start.x - frame.left);
  line.setAttribute("y1", start.y - frame.top);
  line.setAttribute("x2", start.x + ((end.x - start.x) * reach) / length - frame.left);
  line.setAttribute("y2", start.y + ((end.y - start.y) * reach) / length - frame.top);
  leader.append(line);
}

function leaderOf(map) {
  const drawn = map?.querySelector(".wall-leader");
  if (drawn || !map) return drawn;
  const made = document.createElementNS(SVG, "svg");
  made.classList.add("wall-leader");
  map.append(made);
  return made;
}

function placeInRotation(screen, scenes, index) {
  const values = { number: index + 1, count: scenes.length };
  fill(screen.querySelector(".wall-place"), scenes.length > 1 ? values : null);
  tell(screen.querySelector(".wall-scene-title"), scenes[index].title);
  if (scenes.length < 2) return;
  const dots = scenes.map((_, each) => {
    return part("i", each === index ? "wall-dot is-here" : "wall-dot", "");
  });
  screen.querySelector(".wall-dots")?.replaceChildren(...dots);
}

function part(tag, name, html) {
  const made = document.createElement(tag);
  made.className = name;
  // Drawn and escaped by the server that served this script.
  made.innerHTML = html;
  return made;
}
