// Small drawings that many pages share.

import { html, nothing } from "./lit.js";

const COLOURS = 6;

/** A connector's initial on a colour of its own; decoration, its name stands beside it. */
export function avatar(name) {
  const letters = [...String(name ?? "?")];
  const colour = letters.reduce((sum, letter) => sum + letter.codePointAt(0), 0) % COLOURS;
  return html`<span class="avatar colour-${colour}" aria-hidden="true">${letters[0]?.toUpperCase()}</span>`;
}

const STATUS = {
  pending: { text: "Queued", sign: "…", tone: "waiting" },
  running: { text: "Running", sign: "↻", tone: "running" },
  incomplete: { text: "Trying again", sign: "↻", tone: "warning" },
  failed: { text: "Failed", sign: "✕", tone: "bad" },
  succeeded: { text: "Succeeded", sign: "✓", tone: "good" },
  cancelled: { text: "Cancelled", sign: "–", tone: "quiet" },
  never: { text: "Not synced yet", sign: "○", tone: "quiet" },
  disabled: { text: "Disabled", sign: "Ⅱ", tone: "quiet" },
};

/** A state in a word and a sign, never in colour alone. */
export function badge(status, text = undefined) {
  const look = STATUS[status] ?? { text: status, sign: "?", tone: "quiet" };
  return html`<span class="badge ${look.tone}"><span aria-hidden="true">${look.sign}</span> ${text ?? look.text}</span>`;
}

/** A switch: a button that is on or off, and says so. */
export function toggleSwitch({ on, label, disabled = false, flip }) {
  return html`<button
    class="switch"
    type="button"
    role="switch"
    aria-checked=${on}
    aria-label=${label}
    title=${label}
    ?disabled=${disabled}
    @click=${flip}
  >
    <span class="knob" aria-hidden="true"></span>
  </button>`;
}

/** The heading of a page, which takes the focus when the page opens. */
export function pageHead(title, { above = nothing, actions = nothing, below = nothing } = {}) {
  return html`<header class="page-head">
    ${above}
    <div class="page-title">
      <h1 tabindex="-1">${title}</h1>
      <div class="actions">${actions}</div>
    </div>
    ${below}
  </header>`;
}

/** Tabs that are addresses of their own. */
export function tabs(label, list) {
  return html`<nav class="tabs" aria-label=${label}>
    ${list.map(
      ({ href, text, current }) =>
        html`<a href=${href} aria-current=${current ? "page" : nothing}>${text}</a>`,
    )}
  </nav>`;
}
