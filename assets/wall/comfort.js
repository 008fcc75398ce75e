// What a display in a meeting room needs besides its pictures.
const IDLE_AFTER_MS = 3_000;
const SHIFT_EVERY_MS = 600_000;
const SHIFTS_PX = [[0, 0], [2, 0], [2, 2], [0, 2]];

export function toggleFullscreen() {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.();
  change?.catch(() => {});
}

// Cursor and buttons go away while nobody touches the mouse.
export function hideIdlePointer() {
  const { dataset } = document.documentElement;
  let timer = null;
  const rest = () => {
    dataset.pointer = "idle";
  };
  const move = () => {
    dataset.pointer = "moving";
    clearTimeout(timer);
    timer = setTimeout(rest, IDLE_AFTER_MS);
  };
  rest();
  for (const touch of ["pointermove", "pointerdown"]) document.addEventListener(touch, move);
}

// A picture that never moves burns itself into the screen.
export function shiftSlowly(element) {
  let turn = 0;
  setInterval(() => {
    turn = (turn + 1) % SHIFTS_PX.length;
    element.style.translate = SHIFTS_PX[turn].map((px) => `${px}px`).join(" ");
  }, SHIFT_EVERY_MS);
}

// Browsers have the lock on https and localhost alone, and give it back with the tab.
export function stayAwake() {
  const lock = () => {
    if (!document.hidden) navigator.wakeLock?.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", lock);
  lock();
}
