// A list of words: each one can be taken out again, a new one is typed at the end.

import { html, nothing } from "../lit.js";
import { describedBy, idOf } from "./ties.js";

export function tags(form, field) {
  const values = form.valueAt(field.path) ?? [];
  const put = (next) => form.set(field.path, next);
  const take = (text) => {
    const more = text.split(",").map((t) => t.trim()).filter((t) => t !== "" && !values.includes(t));
    if (more.length > 0) {
      put([...values, ...more]);
    }
  };
  const onKey = (event) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      take(event.target.value);
      event.target.value = "";
    } else if (event.key === "Backspace" && event.target.value === "" && values.length > 0) {
      put(values.slice(0, -1));
    }
  };
  const onBlur = (event) => {
    take(event.target.value);
    event.target.value = "";
    form.leave(field);
  };
  return html`<div class="tags">
    ${values.map(
      (value) => html`<span class="tag">
        ${value}
        <button
          class="icon-button"
          type="button"
          aria-label="Remove ${value} from ${field.title}"
          @click=${() => put(values.filter((other) => other !== value))}
        >
          <span aria-hidden="true">×</span>
        </button>
      </span>`,
    )}
    <input
      id=${idOf(field)}
      type="text"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      placeholder=${values.length === 0 ? "Type one and press Enter" : nothing}
      aria-required=${field.required ? "true" : nothing}
      aria-invalid=${form.faultOf(field) ? "true" : nothing}
      aria-describedby=${describedBy(form, field)}
      @keydown=${onKey}
      @blur=${onBlur}
    />
  </div>`;
}
