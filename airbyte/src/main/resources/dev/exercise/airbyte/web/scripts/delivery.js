// How the tables in the destination are called: the prefix before the streams' names.

import { html } from "./lit.js";
import { update } from "./update.js";

export class Delivery {
  constructor(connection = {}) {
    this.prefix = connection.prefix ?? "";
  }

  patch() {
    return { namespaceDefinition: "destination", prefix: this.prefix.trim() };
  }

  view() {
    const put = (event) => {
      this.prefix = event.target.value;
      update();
    };
    return html`<details class="fold" ?open=${this.prefix !== ""}>
      <summary>Destination namespace and prefix</summary>
      <p class="description">All tables go to the dataset of the destination's settings.</p>
      <div class="field">
        <label for="prefix">Stream prefix <span class="quiet">(optional)</span></label>
        <p class="description" id="prefix-description">Goes before the name of every table. For example: shop_</p>
        <input id="prefix" spellcheck="false" aria-describedby="prefix-description" .value=${this.prefix} @input=${put} />
      </div>
    </details>`;
  }
}
