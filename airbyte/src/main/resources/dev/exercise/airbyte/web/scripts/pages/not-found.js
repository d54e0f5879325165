// An address that leads nowhere.

import { html } from "../lit.js";
import { pageHead } from "../looks.js";
import { places } from "../places.js";

export function openNotFound() {
  return {
    title: () => "Page not found",
    view: () => html`
      ${pageHead("Page not found")}
      <p>There is nothing at <code>${location.pathname}</code>.</p>
      <p><a class="button" href=${places.connections()}>Go to the connections</a></p>
    `,
  };
}
