// Where in the destination the streams go: namespace and prefix.

import { html, nothing } from "./lit.js";
import { update } from "./update.js";

const NAMESPACES = [
  ["destination", "Destination-defined: the dataset of the destination's settings"],
  ["source", "Mirror source structure: a dataset named like the source's schema"],
  ["customformat", "Custom format"],
];

export class Delivery {
  constructor(connection = {}) {
    this.namespace = connection.namespaceDefinition ?? "destination";
    this.format = connection.namespaceFormat ?? "";
    this.prefix = connection.prefix ?? "";
  }

  patch() {
    return {
      namespaceDefinition: this.namespace,
      ...(this.namespace === "customformat" ? { namespaceFormat: this.format.trim() } : {}),
      prefix: this.prefix.trim(),
    };
  }

  fault() {
    return this.namespace === "customformat" && this.format.trim() === ""
      ? "A custom format is required, such as raw_${SOURCE_NAMESPACE}."
      : null;
  }

  view() {
    const put = (key) => (event) => {
      this[key] = event.target.value;
      update();
    };
    const fault = this.fault();
    return html`<details class="fold" ?open=${this.namespace !== "destination" || this.prefix !== ""}>
      <summary>Destination namespace and prefix</summary>
      <div class="field">
        <label for="namespace">Destination namespace</label>
        <select id="namespace" @change=${put("namespace")}>
          ${NAMESPACES.map(([id, text]) => html`<option value=${id} ?selected=${id === this.namespace}>${text}</option>`)}
        </select>
      </div>
      ${this.namespace === "customformat"
        ? html`<div class="field">
            <label for="namespace-format">Namespace custom format</label>
            <input id="namespace-format" spellcheck="false" aria-invalid=${fault ? "true" : nothing} aria-describedby="namespace-fault" .value=${this.format} @input=${put("format")} />
            ${fault ? html`<p class="fault" id="namespace-fault">${fault}</p>` : nothing}
          </div>`
        : nothing}
      <div class="field">
        <label for="prefix">Stream prefix <span class="quiet">(optional)</span></label>
        <p class="description" id="prefix-description">Goes before the name of every table. For example: shop_</p>
        <input id="prefix" spellcheck="false" aria-describedby="prefix-description" .value=${this.prefix} @input=${put("prefix")} />
      </div>
    </details>`;
  }
}
