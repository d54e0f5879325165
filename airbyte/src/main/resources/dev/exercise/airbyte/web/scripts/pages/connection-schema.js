// The streams of a connection, to be changed and saved; and what is new in the source.

import { html, nothing } from "../lit.js";
import { schemaChanges, withChoices } from "../catalog/diff.js";
import { modeGuide } from "../catalog/guide.js";
import { Streams } from "../catalog/streams.js";
import { StreamTable } from "../catalog/table.js";
import { destinationModes, discover } from "../discover.js";
import { problem, say, success } from "../notice.js";
import { busy } from "../resource.js";
import { focusSoon, update } from "../update.js";

export function connectionSchema(open, signal) {
  let table = null;
  let modes = null;
  let failure = null;
  let changes = null;
  let refreshing = false;

  async function start() {
    try {
      modes = await destinationModes(open.destination, signal);
      reset();
    } catch (error) {
      if (!signal.aborted) {
        failure = error;
      }
    }
    update();
  }

  function reset() {
    changes = null;
    table = new StreamTable(new Streams(open.connection.syncCatalog, modes));
    update();
  }

  async function refresh() {
    refreshing = true;
    failure = null;
    changes = null;
    update();
    try {
      const { catalog } = await discover(open.connection.sourceId, signal);
      const before = table.streams;
      changes = schemaChanges(before.entries, catalog.streams);
      const fresh = new Streams(withChoices(catalog, before.entries), modes);
      fresh.saved = before.saved;
      table.streams = fresh;
      focusSoon("#schema-changes");
    } catch (error) {
      if (!signal.aborted) {
        failure = error;
      }
    }
    refreshing = false;
    update();
  }

  async function save() {
    if (!table.check()) {
      return;
    }
    if (await open.save({ syncCatalog: table.streams.catalog() })) {
      table.streams.noteSaved();
      changes = null;
      say("The streams are saved. The next sync goes by them.");
    }
  }

  const toolbar = () => html`<div class="actions bar">
    <button class="button" type="button" aria-disabled=${refreshing} @click=${() => refreshing || void refresh()}>
      Refresh source schema
    </button>
    <span class="spacer"></span>
    ${table.streams.changed()
      ? html`<span class="unsaved" role="status">Unsaved changes</span>
          <button class="button" type="button" @click=${reset}>Discard changes</button>`
      : nothing}
    <button
      class="button primary"
      type="button"
      aria-disabled=${open.asking || !table.streams.changed()}
      @click=${() => table.streams.changed() && void save()}
    >
      Save changes
    </button>
  </div>`;

  return {
    unsaved: () => Boolean(table?.streams.changed()),
    view: () => {
      if (table === null && failure === null) {
        if (open.destination && !modes) {
          modes = [];
          void start();
        }
        return busy("Loading the streams …");
      }
      return html`
        ${failure ? problem(failure.message, { title: "The source's schema could not be had." }) : nothing}
        ${refreshing ? busy("Looking which streams the source has …") : nothing}
        ${changes ? changesView(changes) : nothing}
        ${table ? html`${modeGuide()} ${toolbar()} ${table.view()} ${wrong(table)}` : nothing}
      `;
    },
  };
}

function wrong(table) {
  const names = table.streams.wrong.map((entry) => entry.stream.name);
  return table.showFaults && names.length > 0
    ? html`<p class="fault" role="alert">Not saved. Not complete yet: ${names.join(", ")}.</p>`
    : nothing;
}

function changesView(changes) {
  if (changes.length === 0) {
    return html`<div id="schema-changes" tabindex="-1">${success("The source's schema has not changed.")}</div>`;
  }
  const words = { added: "new stream, not selected yet", removed: "no longer in the source", changed: "" };
  return html`<section class="panel changes" id="schema-changes" tabindex="-1" aria-labelledby="changes-title">
    <h2 id="changes-title">The source's schema has changed</h2>
    <ul>
      ${changes.map(
        ({ stream, what, fields }) => html`<li>
          <strong>${stream}</strong> ${words[what]}
          ${fields.length > 0
            ? html`<ul>
                ${fields.map((field) => html`<li>${field}</li>`)}
              </ul>`
            : nothing}
        </li>`,
      )}
    </ul>
    <p>Nothing is changed in the connection until you save.</p>
  </section>`;
}
