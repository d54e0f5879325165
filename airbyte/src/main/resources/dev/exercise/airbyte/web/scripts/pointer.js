// Whether a button of the mouse, or a finger, is down just now.

let down = false;
let waiting = [];

function released() {
  down = false;
  const now = waiting;
  waiting = [];
  // A task later, the click that this release makes has reached its target.
  setTimeout(() => now.forEach((callback) => callback()));
}

document.addEventListener("pointerdown", () => (down = true), true);
document.addEventListener("pointerup", released, true);
document.addEventListener("pointercancel", released, true);

/**
 * Calls back at once, or when the pointer is up again: what moves the page between press and release
 * would make the click miss.
 */
export function whenPointerIsUp(callback) {
  if (down) {
    waiting.push(callback);
  } else {
    callback();
  }
}
