// One drawing of the whole page per frame, however many things changed.

let draw = () => {};
let waiting = false;
let afterwards = [];

export function drawWith(callback) {
  draw = callback;
}

/** Draws the page soon; what is given runs once it is drawn. */
export function update(then = undefined) {
  if (then) {
    afterwards.push(then);
  }
  if (!waiting) {
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      draw();
      const now = afterwards;
      afterwards = [];
      now.forEach((callback) => callback());
    });
  }
}

/** Moves the focus to an element once the page is drawn. */
export function focusSoon(selector) {
  update(() => {
    const element = document.querySelector(selector);
    element?.focus();
    element?.scrollIntoView?.({ block: "nearest" });
  });
}
