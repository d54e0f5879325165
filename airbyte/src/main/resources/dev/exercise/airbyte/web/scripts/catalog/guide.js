// What the sync modes mean, folded away over the table of streams.

import { html } from "../lit.js";
import { MODES } from "./modes.js";

export function modeGuide() {
  return html`<details class="fold guide">
    <summary>What the sync modes mean</summary>
    <dl>
      ${MODES.map((mode) => html`<dt>${mode.label}</dt><dd>${mode.text}</dd>`)}
    </dl>
    <p>
      The <em>cursor field</em> tells which rows are new: rows with a greater value than the last sync saw are read.
      The <em>primary key</em> tells which rows are the same one.
    </p>
  </details>`;
}
