// How each kind of field looks: a label, a control tied to it, its description and its fault.

import { html, live, nothing } from "../lit.js";
import { chosen, MASK, valuesOfOption } from "./schema.js";
import { tags } from "./tags.js";
import { describedBy, idOf } from "./ties.js";
import { update } from "../update.js";

/** Fields that must be filled first, the others folded away under them. */
export function fieldList(form, fields, foldTitle) {
  const first = fields.filter((field) => field.required || field.alwaysShown);
  const folded = fields.filter((field) => !first.includes(field));
  const wrong = folded.some((field) => [...form.faults.keys()].some((id) => isWithin(id, field)));
  return html`<div class="spec-form">
    ${first.map((field) => fieldView(form, field))}
    ${folded.length === 0
      ? nothing
      : html`<details class="fold" ?open=${form.showAll && wrong}>
          <summary>${foldTitle} <span class="quiet">(${folded.length})</span></summary>
          ${folded.map((field) => fieldView(form, field))}
        </details>`}
  </div>`;
}

function isWithin(id, field) {
  return id === field.id || id.startsWith(`${field.id}.`);
}

function fieldView(form, field) {
  switch (field.kind) {
    case "boolean":
      return tick(form, field);
    case "choice":
      return choice(form, field);
    case "group":
      return html`<fieldset class="group">
        <legend>${field.title}</legend>
        ${description(field)} ${fieldList(form, field.fields, `Optional fields of ${field.title}`)}
      </fieldset>`;
    case "ticks":
      return ticks(form, field);
    case "tags":
      return labelled(form, field, tags(form, field));
    case "select":
      return labelled(form, field, select(form, field));
    case "json":
      return labelled(form, field, area(form, field, 5));
    default:
      return labelled(form, field, field.secret ? secret(form, field) : plain(form, field));
  }
}

function labelled(form, field, control) {
  const fault = form.faultOf(field);
  return html`<div class="field">
    <label for=${idOf(field)}>${field.title}${mark(field)}</label>
    ${description(field)} ${control}
    ${fault ? html`<p class="fault" id="${idOf(field)}-fault">${fault}</p>` : nothing}
  </div>`;
}

function mark(field) {
  return field.required ? nothing : html` <span class="quiet">(optional)</span>`;
}

function description(field) {
  const example = field.examples.length > 0 ? ` For example: ${field.examples.join(", ")}` : "";
  const text = `${field.description}${example}`.trim();
  return text === ""
    ? nothing
    : html`<p class="description" id="${idOf(field)}-description">${text}</p>`;
}

function plain(form, field) {
  return field.multiline ? area(form, field, 6) : input(form, field, "text");
}

function input(form, field, type) {
  return html`<input
    id=${idOf(field)}
    type=${type}
    autocomplete=${type === "password" ? "new-password" : "off"}
    autocapitalize="off"
    spellcheck="false"
    inputmode=${field.kind === "number" ? "decimal" : nothing}
    aria-required=${field.required ? "true" : nothing}
    aria-invalid=${form.faultOf(field) ? "true" : nothing}
    aria-describedby=${describedBy(form, field)}
    .value=${live(form.valueAt(field.path) ?? "")}
    @input=${(event) => form.set(field.path, event.target.value)}
    @blur=${() => form.leave(field)}
  />`;
}

function area(form, field, rows) {
  return html`<textarea
    id=${idOf(field)}
    rows=${rows}
    spellcheck="false"
    aria-required=${field.required ? "true" : nothing}
    aria-invalid=${form.faultOf(field) ? "true" : nothing}
    aria-describedby=${describedBy(form, field)}
    .value=${live(form.valueAt(field.path) ?? "")}
    @input=${(event) => form.set(field.path, event.target.value)}
    @blur=${() => form.leave(field)}
  ></textarea>`;
}

/** A secret that is saved is not shown, only replaced; a new one can be looked at while typed. */
function secret(form, field) {
  const value = form.valueAt(field.path);
  if (value === MASK) {
    return html`<div class="with-button">
      <input id=${idOf(field)} type="password" readonly .value=${MASK} aria-describedby=${describedBy(form, field)} />
      <button class="button" type="button" aria-label="Change ${field.title}" @click=${() => change(form, field, "")}>
        Change
      </button>
    </div>`;
  }
  const shown = form.revealed.has(field.id);
  const keep = form.changing.has(field.id);
  return html`<div class="with-button">
    ${field.multiline && shown ? area(form, field, 6) : input(form, field, shown ? "text" : "password")}
    <button
      class="button"
      type="button"
      aria-pressed=${shown}
      aria-label="Show ${field.title}"
      @click=${() => toggle(form.revealed, field.id)}
    >
      ${shown ? "Hide" : "Show"}
    </button>
    ${keep
      ? html`<button class="button" type="button" aria-label="Keep the saved ${field.title}" @click=${() => change(form, field, MASK)}>
          Keep saved
        </button>`
      : nothing}
  </div>`;
}

function change(form, field, value) {
  form.changing.add(field.id);
  if (value === MASK) {
    form.changing.delete(field.id);
  }
  form.set(field.path, value);
  update(() => document.getElementById(idOf(field))?.focus());
}

function toggle(set, id) {
  if (!set.delete(id)) {
    set.add(id);
  }
  update();
}

function select(form, field) {
  const value = form.valueAt(field.path) ?? "";
  return html`<select
    id=${idOf(field)}
    aria-required=${field.required ? "true" : nothing}
    aria-invalid=${form.faultOf(field) ? "true" : nothing}
    aria-describedby=${describedBy(form, field)}
    @change=${(event) => form.set(field.path, event.target.value)}
    @blur=${() => form.leave(field)}
  >
    ${value === "" || !field.required ? html`<option value="" ?selected=${value === ""}>–</option>` : nothing}
    ${field.choices.map(
      (each) => html`<option value=${each} ?selected=${String(each) === value}>${each}</option>`,
    )}
  </select>`;
}

function tick(form, field) {
  return html`<div class="field">
    <label class="tick">
      <input
        id=${idOf(field)}
        type="checkbox"
        aria-describedby=${describedBy(form, field)}
        .checked=${live(Boolean(form.valueAt(field.path)))}
        @change=${(event) => form.set(field.path, event.target.checked)}
      />
      ${field.title}
    </label>
    ${description(field)}
  </div>`;
}

function ticks(form, field) {
  const values = form.valueAt(field.path) ?? [];
  const flip = (each) =>
    values.includes(each) ? values.filter((other) => other !== each) : [...values, each];
  const fault = form.faultOf(field);
  return html`<fieldset class="group">
    <legend>${field.title}${mark(field)}</legend>
    ${description(field)}
    ${field.choices.map(
      (each) => html`<label class="tick">
        <input
          type="checkbox"
          .checked=${live(values.includes(each))}
          @change=${() => form.set(field.path, flip(each))}
        />
        ${each}
      </label>`,
    )}
    ${fault ? html`<p class="fault">${fault}</p>` : nothing}
  </fieldset>`;
}

function choice(form, field) {
  const value = form.valueAt(field.path);
  const now = chosen(field, value);
  const option = field.options[now];
  const choose = (event) => {
    const next = field.options[Number(event.target.value)];
    form.set(field.path, valuesOfOption(next));
  };
  return html`<fieldset class="group">
    <legend>${field.title}${mark(field)}</legend>
    ${description(field)}
    <select
      id=${idOf(field)}
      aria-label=${field.title}
      aria-describedby=${describedBy(form, field)}
      @change=${choose}
    >
      ${now < 0 ? html`<option selected disabled>Choose …</option>` : nothing}
      ${field.options.map(
        (each, i) => html`<option value=${i} ?selected=${i === now}>${each.title}</option>`,
      )}
    </select>
    ${option?.description ? html`<p class="description">${option.description}</p>` : nothing}
    ${option && option.fields.length > 0
      ? fieldList(form, option.fields, `Optional fields of ${option.title}`)
      : nothing}
  </fieldset>`;
}
