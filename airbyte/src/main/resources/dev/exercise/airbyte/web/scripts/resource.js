// Something that a page waits for: it is on its way, there, or could not be had.

import { html } from "./lit.js";
import { update } from "./update.js";
import { problem } from "./notice.js";

/** Loads at once; draws the page again when the answer is there. */
export function resource(load, signal) {
  const self = {
    state: "loading",
    value: null,
    error: null,
    async reload({ quietly = false } = {}) {
      if (!quietly) {
        self.state = "loading";
        update();
      }
      try {
        self.value = await load();
        self.state = "ready";
        self.error = null;
      } catch (error) {
        if (signal?.aborted) {
          return;
        }
        self.state = "failed";
        self.error = error;
      }
      update();
    },
  };
  void self.reload();
  return self;
}

/** Draws a resource: what is being waited for, the reason why not, or the thing itself. */
export function whenReady(resource, waiting, ready) {
  switch (resource.state) {
    case "ready":
      return ready(resource.value);
    case "failed":
      return problem(resource.error.message, {
        title: "This could not be loaded.",
        retry: () => void resource.reload(),
      });
    default:
      return busy(waiting);
  }
}

/** A sentence with a wheel that turns. */
export function busy(text) {
  return html`<p class="busy" role="status"><span class="wheel" aria-hidden="true"></span>${text}</p>`;
}
