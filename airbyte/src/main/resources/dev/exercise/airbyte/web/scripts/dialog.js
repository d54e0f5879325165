// Questions that need an answer before anything goes on.

import { html, render } from "./lit.js";

/** Asks and resolves to whether the answer was yes; Escape is no. */
export function confirmDialog({ title, text, confirm, cancel = "Cancel", danger = false }) {
  return new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.className = "dialog";
    dialog.setAttribute("aria-labelledby", "dialog-title");
    dialog.setAttribute("aria-describedby", "dialog-text");
    const before = document.activeElement;
    render(
      html`<form method="dialog">
        <h2 id="dialog-title">${title}</h2>
        <p id="dialog-text">${text}</p>
        <div class="actions end">
          <button class="button" value="no" autofocus>${cancel}</button>
          <button class="button ${danger ? "danger" : "primary"}" value="yes">${confirm}</button>
        </div>
      </form>`,
      dialog,
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before?.isConnected) {
        before.focus();
      }
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
