// The wall: shows its scenes one after the other, follows the server, and says when it is cut off.
import { hideIdlePointer, shiftSlowly, stayAwake, toggleFullscreen } from "./wall/comfort.js";
import { obey } from "./wall/hands.js";
import { build, drawLeader, goToStep } from "./wall/picture.js";
import { Polling } from "./wall/polling.js";
import { Clock } from "./wall/time.js";
import { fill, tell } from "./wall/words.js";

const STEP_MS = 5_000;
const TICK_MS = 1_000;
const MISSES_TO_TELL = 2;
const wall = document.getElementById("wall");
const banner = document.querySelector(".wall-banner");
const clock = new Clock(document.documentElement.lang);
const polling = new Polling(wall.dataset.poll, Number(wall.dataset.refresh), heard, missed);
const rotateMs = Number(wall.dataset.rotate) * 1000;
const state = {
  answer: null,
  scene: location.hash.slice(1),
  step: 1,
  isPaused: false,
  missed: 0,
  refreshes: 0,
  heardAt: null,
};
let shownMs = 0;
let turning = null;

const screenNow = () => wall.querySelector(".wall-screen");
const scenes = () => state.answer?.scenes ?? [];
const here = () => Math.max(0, scenes().findIndex((scene) => scene.name === state.scene));
const stepsHere = () => scenes()[here()]?.steps ?? 0;

// The picture that is seen stays until the other one is whole. A change that fades begins a moment
// later, and must then show what is known by then.
function show(isFading) {
  const change = () => {
    const screen = build(state.answer, here());
    const old = screenNow();
    if (old) old.replaceWith(screen);
    else wall.replaceChildren(screen);
    goToStep(screen, state.step);
    tick();
  };
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!isFading || isStill || !document.startViewTransition) return Promise.resolve(change());
  const fading = document.startViewTransition(change);
  // A change that overtakes another cuts it short: no fault.
  fading.ready.catch(() => {});
  return fading.updateCallbackDone;
}

function turn(by) {
  const count = scenes().length;
  if (count === 0) return Promise.resolve();
  shownMs = 0;
  state.step = 1;
  state.scene = scenes()[(here() + by + count) % count].name;
  schedule();
  return show(count > 1);
}

function step() {
  state.step = (state.step % Math.max(1, stepsHere())) + 1;
  const screen = screenNow();
  if (screen) goToStep(screen, state.step);
  schedule();
}

// One timer for steps and scenes: the next of either.
function schedule() {
  clearTimeout(turning);
  if (state.isPaused || scenes().length === 0) return;
  const stepMs = stepsHere() > 1 ? Math.min(STEP_MS, rotateMs / stepsHere()) : rotateMs;
  const waitMs = Math.min(stepMs, rotateMs - shownMs);
  turning = setTimeout(() => {
    shownMs += waitMs;
    if (shownMs < rotateMs) step();
    else turn(1);
  }, waitMs);
}

function pause() {
  state.isPaused = !state.isPaused;
  wall.classList.toggle("is-paused", state.isPaused);
  document.querySelector('[data-does="pause"]')?.setAttribute("aria-pressed", state.isPaused);
  schedule();
}

function heard(answer, travelledMs) {
  clock.correct(answer.now, travelledMs, answer.time_zone);
  state.refreshes += 1;
  state.missed = 0;
  state.heardAt = clock.isKnown ? clock.time : null;
  tell(banner, "");
  const isOther = answer.scenes && answer.look !== wall.dataset.look;
  if (isOther || answer.build !== wall.dataset.build || clock.isNightOver) reload();
  else if (answer.scenes) follow(answer);
}

function follow(answer) {
  const isFirst = state.answer === null;
  state.answer = answer;
  polling.mark = answer.mark;
  state.scene = scenes()[here()].name;
  if (state.step > Math.max(1, stepsHere())) state.step = 1;
  show(false);
  if (isFirst) schedule();
}

function missed(error) {
  state.missed += 1;
  if (state.answer === null && error) {
    for (const [name, words] of Object.entries(error)) {
      tell(wall.querySelector(`[data-trouble="${name}"]`), words);
    }
  } else if (state.missed >= MISSES_TO_TELL) {
    if (error) tell(banner, `${error.said} ${error.remedy}`);
    else fill(banner, { time: state.heardAt ?? "—" });
  }
}

function reload() {
  // The scene shown is the first one afterwards.
  if (state.scene) history.replaceState(null, "", `#${state.scene}`);
  location.reload();
}

function tick() {
  const screen = screenNow();
  if (!screen || !state.answer) return;
  clock.show(screen.querySelector(".wall-clock"));
  const days = clock.daysLate(state.answer.as_of, state.answer.stale_after_days);
  fill(screen.querySelector(".wall-late"), days ? { days } : null);
}

document.addEventListener("visibilitychange", () => document.hidden || polling.refresh());
addEventListener("online", () => polling.refresh());
addEventListener("resize", () => screenNow() && drawLeader(screenNow()));
setInterval(tick, TICK_MS);
hideIdlePointer();
shiftSlowly(wall);
stayAwake();

const next = () => turn(1);
const previous = () => turn(-1);
obey({ fullscreen: toggleFullscreen, pause, next, previous });
window.gelanWall = { refresh: () => polling.refresh(), next, previous, pause, step, state };
// Letters that are still to come would move what is measured by then.
document.fonts.ready.then(() => polling.refresh());
