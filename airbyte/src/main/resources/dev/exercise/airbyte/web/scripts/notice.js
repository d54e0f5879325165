// Words to the person at the screen: lasting ones in the page, passing ones in the corner.

import { html, nothing, repeat } from "./lit.js";
import { update } from "./update.js";

let passing = [];
let counter = 0;
const STAYS = 6000;

/** Says in the corner, and to a screen reader, that something was done. */
export function say(text) {
  const notice = { id: ++counter, text };
  passing = [...passing.slice(-2), notice];
  setTimeout(() => dismiss(notice), STAYS);
  update();
}

function dismiss(notice) {
  passing = passing.filter((other) => other !== notice);
  update();
}

/** The corner itself; drawn once by the shell. */
export function corner() {
  return html`<div class="corner" role="status" aria-live="polite">
    ${repeat(
      passing,
      (notice) => notice.id,
      (notice) => html`<div class="notice">
        <span>${notice.text}</span>
        <button class="icon-button" type="button" aria-label="Dismiss" @click=${() => dismiss(notice)}>
          <span aria-hidden="true">×</span>
        </button>
      </div>`,
    )}
  </div>`;
}

/** What went wrong, where it went wrong; takes the focus when given an id and told to. */
export function problem(message, { title = "That did not work.", retry = null, id = "", more = nothing } = {}) {
  return html`<div class="panel problem" role="alert" id=${id || nothing} tabindex="-1">
    <p class="panel-title">${title}</p>
    <p class="words">${message}</p>
    ${more}
    ${retry
      ? html`<button class="button" type="button" @click=${retry}>Try again</button>`
      : nothing}
  </div>`;
}

export function hint(content) {
  return html`<div class="panel hint">${content}</div>`;
}

export function success(message) {
  return html`<div class="panel fine" role="status"><p class="panel-title">${message}</p></div>`;
}

/** Nothing here yet, and what to do about it. */
export function empty({ title, text, action = nothing }) {
  return html`<div class="empty">
    <h2>${title}</h2>
    <p>${text}</p>
    ${action}
  </div>`;
}
