// The table of streams: which to sync, how, by which cursor and key.

import { html, live, nothing, repeat } from "../lit.js";
import { plural } from "../format.js";
import { toggleSwitch } from "../looks.js";
import { say } from "../notice.js";
import { update } from "../update.js";
import { fieldsOfStream, pathText } from "./fields.js";
import { MODES, modeOf, needsCursor, needsKey } from "./modes.js";
import { cursorNames, keyIsGiven, keyOf, nameOf } from "./streams.js";

/** What the eye sees of the streams: search, filter, unfolded rows. */
export class StreamTable {
  constructor(streams) {
    this.streams = streams;
    this.search = "";
    this.onlySelected = false;
    this.unfolded = new Set();
    this.bulkMode = "";
    this.bulkCursor = "";
    this.showFaults = false;
  }

  /** Whether the choice can be saved; shows what is wrong and goes there. */
  check() {
    this.showFaults = true;
    const [first] = this.streams.wrong;
    if (first) {
      this.search = "";
    }
    update(() => document.querySelector(".streams [aria-invalid='true']")?.focus());
    return this.streams.selected.length > 0 && !first;
  }

  get shown() {
    const wanted = this.search.trim().toLowerCase();
    return this.streams.entries.filter(
      ({ stream, config }) =>
        nameOf(stream).toLowerCase().includes(wanted) && (config.selected || !this.onlySelected),
    );
  }

  view() {
    const { shown, streams } = this;
    const all = shown.length > 0 && shown.every((entry) => entry.config.selected);
    return html`
      <div class="stream-tools">
        <div class="field">
          <label for="stream-search">Search streams</label>
          <input id="stream-search" type="search" .value=${this.search} @input=${(e) => this.put("search", e.target.value)} />
        </div>
        <label class="tick">
          <input type="checkbox" .checked=${live(this.onlySelected)} @change=${(e) => this.put("onlySelected", e.target.checked)} />
          Only selected streams
        </label>
        ${this.bulk()}
      </div>
      <p class="quiet" role="status">
        ${streams.selected.length} of ${plural(streams.entries.length, "stream")} selected${shown.length < streams.entries.length
          ? `, ${shown.length} shown`
          : ""}.
      </p>
      ${this.showFaults && streams.selected.length === 0
        ? html`<p class="fault" role="alert">Switch on at least one stream.</p>`
        : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label="Streams">
        <table class="list streams">
          <thead>
            <tr>
              <th scope="col" class="first">
                ${toggleSwitch({
                  on: all,
                  label: "Sync all shown streams",
                  flip: () => {
                    shown.forEach((entry) => streams.select(entry, !all));
                    update();
                  },
                })}
              </th>
              <th scope="col">Stream</th>
              <th scope="col">Sync mode</th>
              <th scope="col">Cursor field</th>
              <th scope="col">Primary key</th>
              <th scope="col">Fields</th>
            </tr>
          </thead>
          ${repeat(shown, (entry) => keyOf(entry.stream), (entry) => this.row(entry))}
        </table>
      </div>
      ${shown.length === 0
        ? html`<p>${streams.entries.length === 0
            ? "The source has no streams. Look whether the schema in its settings is the right one, and whether it holds tables."
            : "No stream matches the search."}</p>`
        : nothing}
    `;
  }

  put(key, value) {
    this[key] = value;
    update();
  }

  bulk() {
    const apply = () => {
      const mode = MODES.find((each) => each.id === this.bulkMode) ?? null;
      const done = this.streams.setAll({ mode, cursor: this.bulkCursor });
      say(`Set for ${done} of ${plural(this.streams.selected.length, "selected stream")}.`);
      update();
    };
    const nothingChosen = this.bulkMode === "" && this.bulkCursor === "";
    return html`<fieldset class="bulk">
      <legend>Set for all selected streams</legend>
      <div class="field">
        <label for="bulk-mode">Sync mode</label>
        <select id="bulk-mode" @change=${(e) => this.put("bulkMode", e.target.value)}>
          <option value="">as it is</option>
          ${MODES.map((mode) => html`<option value=${mode.id} ?selected=${mode.id === this.bulkMode}>${mode.label}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="bulk-cursor">Cursor field</label>
        <select id="bulk-cursor" @change=${(e) => this.put("bulkCursor", e.target.value)}>
          <option value="">as it is</option>
          ${cursorNames(this.streams.selected).map(
            (name) => html`<option value=${name} ?selected=${name === this.bulkCursor}>${name}</option>`,
          )}
        </select>
      </div>
      <button class="button" type="button" ?disabled=${nothingChosen} @click=${apply}>Apply to all</button>
    </fieldset>`;
  }

  row(entry) {
    const { stream, config } = entry;
    const name = nameOf(stream);
    const key = keyOf(stream);
    const open = this.unfolded.has(key);
    const fields = fieldsOfStream(stream);
    const faults = this.showFaults ? this.streams.faultsOf(entry) : [];
    const change = (how) => {
      how();
      update();
    };
    return html`<tbody class=${config.selected ? "" : "off"}>
      <tr>
        <td class="first">
          ${toggleSwitch({
            on: config.selected,
            label: `Sync ${name}`,
            flip: () => change(() => this.streams.select(entry, !config.selected)),
          })}
        </td>
        <th scope="row">
          <span class="stream-name">${stream.name}</span>
          ${stream.namespace ? html`<span class="quiet">${stream.namespace}</span>` : nothing}
        </th>
        <td>${this.modeCell(entry, name, faults, change)}</td>
        <td>${this.cursorCell(entry, name, fields, faults, change)}</td>
        <td>${this.keyCell(entry, name, fields, faults, change)}</td>
        <td>
          <button
            class="link-button"
            type="button"
            aria-expanded=${open}
            aria-label="${plural(fields.length, "field")} of ${name}"
            @click=${() => change(() => (open ? this.unfolded.delete(key) : this.unfolded.add(key)))}
          >
            ${plural(fields.length, "field")} <span aria-hidden="true">${open ? "▴" : "▾"}</span>
          </button>
        </td>
      </tr>
      ${open ? fieldRows(stream, config, fields) : nothing}
    </tbody>`;
  }

  modeCell(entry, name, faults, change) {
    const now = modeOf(entry.config);
    const modes = this.streams.modesOf(entry);
    return html`<select
        aria-label="Sync mode of ${name}"
        aria-invalid=${faults.some((fault) => fault.part === "mode") ? "true" : nothing}
        ?disabled=${!entry.config.selected}
        @change=${(e) => change(() => this.streams.setMode(entry, MODES.find((mode) => mode.id === e.target.value)))}
      >
        ${modes.includes(now) ? nothing : html`<option value="" selected disabled>Choose …</option>`}
        ${modes.map((mode) => html`<option value=${mode.id} ?selected=${mode === now}>${mode.label}</option>`)}
      </select>
      ${faultsOf("mode", faults)}`;
  }

  cursorCell(entry, name, fields, faults, change) {
    const { stream, config } = entry;
    if (!config.selected || !needsCursor(config)) {
      return html`<span class="quiet" aria-label="No cursor needed">–</span>`;
    }
    if (stream.sourceDefinedCursor) {
      return html`<span class="quiet">defined by the source</span>`;
    }
    const now = config.cursorField?.[0] ?? "";
    const gone = now !== "" && !fields.some((field) => field.name === now);
    return html`<select
        aria-label="Cursor field of ${name}"
        aria-invalid=${faults.some((fault) => fault.part === "cursor") ? "true" : nothing}
        @change=${(e) => change(() => this.streams.setCursor(entry, e.target.value))}
      >
        <option value="" ?selected=${now === ""}>Choose …</option>
        ${gone ? html`<option value=${now} selected>${now} (gone)</option>` : nothing}
        ${fields.map(
          (field) => html`<option value=${field.name} ?selected=${field.name === now}>${field.name} (${field.type})</option>`,
        )}
      </select>
      ${faultsOf("cursor", faults)}`;
  }

  keyCell(entry, name, fields, faults, change) {
    const { stream, config } = entry;
    if (!config.selected || !needsKey(config)) {
      return html`<span class="quiet" aria-label="No primary key needed">–</span>`;
    }
    const key = (config.primaryKey ?? []).map(pathText);
    if (keyIsGiven(stream)) {
      return html`<span class="fixed">${key.join(", ")}</span> <span class="quiet">(from the source)</span>`;
    }
    return html`<details class="menu" @keydown=${closeOnEscape}>
        <summary
          aria-label="Primary key of ${name}: ${key.join(", ") || "none chosen"}"
          aria-invalid=${faults.some((fault) => fault.part === "key") ? "true" : nothing}
        >
          ${key.join(", ") || "Choose …"}
        </summary>
        <fieldset>
          <legend class="hidden">Primary key of ${name}</legend>
          ${fields.map(
            (field) => html`<label class="tick">
              <input
                type="checkbox"
                .checked=${live(key.includes(field.name))}
                @change=${() => change(() => this.streams.flipKey(entry, field.name))}
              />
              ${field.name}
            </label>`,
          )}
        </fieldset>
      </details>
      ${faultsOf("key", faults)}`;
  }
}

function faultsOf(part, faults) {
  return faults
    .filter((fault) => fault.part === part)
    .map((fault) => html`<p class="fault">${fault.text}</p>`);
}

function closeOnEscape(event) {
  if (event.key === "Escape" && event.currentTarget.open) {
    event.currentTarget.open = false;
    event.currentTarget.querySelector("summary").focus();
  }
}

function fieldRows(stream, config, fields) {
  const keys = (config.primaryKey?.length ? config.primaryKey : (stream.sourceDefinedPrimaryKey ?? [])).map(pathText);
  const cursor = needsCursor(config) ? pathText(config.cursorField) : "";
  const marks = (name) =>
    [keys.includes(name) ? "primary key" : "", name === cursor ? "cursor" : ""].filter(Boolean).join(", ");
  return html`<tr class="field-rows">
    <td></td>
    <td colspan="5">
      <table class="inner">
        <caption class="hidden">Fields of ${nameOf(stream)}</caption>
        <thead>
          <tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Used as</th></tr>
        </thead>
        <tbody>
          ${fields.map(
            (field) => html`<tr><th scope="row">${field.name}</th><td>${field.type}</td><td>${marks(field.name)}</td></tr>`,
          )}
        </tbody>
      </table>
    </td>
  </tr>`;
}
