// The last two steps of the wizard: which streams and how, then name, schedule and off it goes.

import { html, nothing } from "../lit.js";
import { call, read, Refused } from "../api.js";
import { Streams } from "../catalog/streams.js";
import { StreamTable } from "../catalog/table.js";
import { Delivery } from "../delivery.js";
import { hint, problem, say } from "../notice.js";
import { places } from "../places.js";
import { resource, whenReady } from "../resource.js";
import { navigate } from "../router.js";
import { Schedule } from "../schedule.js";
import { focusSoon, update } from "../update.js";
import { destinationModes, discover } from "../discover.js";
import { modeGuide } from "../catalog/guide.js";

export class PickStreams {
  constructor(sourceId, destinationId, signal) {
    this.ids = { sourceId, destinationId };
    this.signal = signal;
    this.configuring = false;
    this.creating = false;
    this.created = false;
    this.refusal = null;
    this.showFaults = false;
    this.name = "";
    this.schedule = new Schedule();
    this.delivery = new Delivery();
    this.ready = resource(() => this.load(), signal);
  }

  async load() {
    const [source, destination] = await Promise.all([
      read("sources/get", { sourceId: this.ids.sourceId }, this.signal),
      read("destinations/get", { destinationId: this.ids.destinationId }, this.signal),
    ]);
    const [discovered, modes] = await Promise.all([
      discover(this.ids.sourceId, this.signal),
      destinationModes(destination, this.signal),
    ]);
    this.name = `${source.name} → ${destination.name}`;
    this.catalogId = discovered.catalogId;
    this.table = new StreamTable(new Streams(discovered.catalog, modes));
    return { source, destination };
  }

  unsaved() {
    return !this.created && Boolean(this.table?.streams.changed());
  }

  view() {
    return whenReady(this.ready, "Looking which streams the source has …", (value) =>
      this.configuring ? this.configuration(value) : this.choice(),
    );
  }

  choice() {
    const next = () => {
      if (this.table.check()) {
        this.configuring = true;
        focusSoon("#step-title");
      }
    };
    const { wrong } = this.table.streams;
    return html`<section aria-labelledby="step-title">
      <h2 id="step-title" tabindex="-1">Select streams</h2>
      ${modeGuide()} ${this.table.view()}
      ${this.table.showFaults && wrong.length > 0
        ? html`<p class="fault" role="alert">
            Not complete yet: ${wrong.map((entry) => entry.stream.name).join(", ")}.
          </p>`
        : nothing}
      <div class="actions end">
        <a class="button" href=${places.newConnection({ sourceId: this.ids.sourceId })}>Back</a>
        <button class="button primary" type="button" @click=${next}>Next</button>
      </div>
    </section>`;
  }

  configuration({ source, destination }) {
    const put = (event) => {
      this.name = event.target.value;
      update();
    };
    const nameless = this.showFaults && this.name.trim() === "";
    return html`<section aria-labelledby="step-title" class="column">
      <h2 id="step-title" tabindex="-1">Configure connection</h2>
      <form novalidate class="panel" @submit=${(event) => this.finish(event)}>
        ${hint(html`${this.table.streams.selected.length} streams from “${source.name}” to “${destination.name}”.`)}
        <div class="field">
          <label for="connection-name">Connection name</label>
          <input id="connection-name" aria-required="true" aria-invalid=${nameless ? "true" : nothing} .value=${this.name} @input=${put} />
          ${nameless ? html`<p class="fault">A name is required.</p>` : nothing}
        </div>
        ${this.schedule.view(this.showFaults)} ${this.delivery.view()}
        ${this.refusal ? problem(this.refusal, { id: "refused", title: "The connection could not be created." }) : nothing}
        <div class="actions end">
          <button
            class="button"
            type="button"
            @click=${() => {
              this.configuring = false;
              focusSoon("#step-title");
            }}
          >
            Back
          </button>
          <button class="button primary" type="submit" aria-disabled=${this.creating}>Finish &amp; Sync</button>
        </div>
      </form>
    </section>`;
  }

  async finish(event) {
    event.preventDefault();
    this.showFaults = true;
    if (this.creating || this.name.trim() === "" || this.schedule.fault()) {
      focusSoon("form [aria-invalid='true']");
      return;
    }
    this.creating = true;
    this.refusal = null;
    update();
    try {
      const created = await call("connections/create", this.body(), this.signal);
      this.created = true;
      await this.firstSync(created);
      await navigate(places.connection(created.connectionId), { force: true });
    } catch (error) {
      if (!this.signal.aborted) {
        this.refusal = error.message;
        focusSoon("#refused");
      }
    } finally {
      this.creating = false;
      update();
    }
  }

  body() {
    return {
      name: this.name.trim(),
      ...this.ids,
      status: "active",
      syncCatalog: this.table.streams.catalog(),
      sourceCatalogId: this.catalogId,
      ...this.delivery.patch(),
      ...this.schedule.patch(),
    };
  }

  async firstSync({ connectionId, name }) {
    try {
      await call("connections/sync", { connectionId }, this.signal);
      say(`The connection “${name}” is created, and its first sync has started.`);
    } catch (error) {
      // A schedule may have started it already; anything else is told, and the page has "Sync now".
      const started = error instanceof Refused && error.status === 409;
      say(
        started
          ? `The connection “${name}” is created, and its first sync has started.`
          : `The connection “${name}” is created, but its first sync did not start: ${error.message}`,
      );
    }
  }
}
