// Setting up a source or destination: choose the connector, fill its form, test, create.

import { html, nothing, repeat } from "../lit.js";
import { definitionsIn } from "../actor.js";
import { call, read } from "../api.js";
import { Check } from "../check.js";
import { SpecForm } from "../form/spec-form.js";
import { avatar } from "../looks.js";
import { problem, say } from "../notice.js";
import { workspaceId } from "../places.js";
import { resource, whenReady } from "../resource.js";
import { focusSoon, update } from "../update.js";

/** The set-up of a new source or destination, used by a page of its own and by the wizard. */
export class Setup {
  constructor(actor, signal, { onPick, onCreated }) {
    this.actor = actor;
    this.signal = signal;
    this.onPick = onPick;
    this.onCreated = onCreated;
    this.search = "";
    this.definitions = resource(
      () => read(`${actor.definitions}/list_for_workspace`, { workspaceId: workspaceId() }, signal),
      signal,
    );
    this.check = new Check(signal);
    this.definitionId = null;
    this.form = null;
    this.name = "";
    this.refusal = null;
    this.creating = false;
  }

  get busy() {
    return this.creating || this.check.running;
  }

  unsaved() {
    return Boolean(this.form?.changed()) && !this.done;
  }

  /** Goes on to the form of a connector, or back to the choice of one with null. */
  pick(definitionId) {
    this.definitionId = definitionId;
    this.form = null;
    this.check.forget();
    this.refusal = null;
    if (definitionId !== null) {
      this.specification = resource(() => this.load(definitionId), this.signal);
    }
    update();
  }

  async load(definitionId) {
    const body = { workspaceId: workspaceId(), [this.actor.definitionKey]: definitionId };
    const [definition, specification] = await Promise.all([
      read(`${this.actor.definitions}/get`, { [this.actor.definitionKey]: definitionId }, this.signal),
      read(this.actor.specification, body, this.signal),
    ]);
    this.name = definition.name;
    this.form = new SpecForm(specification.connectionSpecification);
    return { definition, specification };
  }

  view() {
    return this.definitionId === null ? this.choice() : this.formView();
  }

  choice() {
    const { actor } = this;
    return whenReady(this.definitions, "Loading connectors …", (answer) => {
      const all = definitionsIn(actor, answer);
      const found = all.filter((d) => d.name.toLowerCase().includes(this.search.toLowerCase()));
      return html`
        <div class="field narrow">
          <label for="connector-search">Search connectors</label>
          <input
            id="connector-search"
            type="search"
            .value=${this.search}
            @input=${(event) => {
              this.search = event.target.value;
              update();
            }}
          />
        </div>
        <ul class="cards" aria-label="Connectors">
          ${repeat(
            found,
            (definition) => definition[actor.definitionKey],
            (definition) => html`<li>
              <button class="card" type="button" @click=${() => this.onPick(definition[actor.definitionKey])}>
                ${avatar(definition.name)}
                <span>
                  <span class="card-title">${definition.name}</span>
                  <span class="quiet">${definition.dockerRepository}:${definition.dockerImageTag}</span>
                </span>
              </button>
            </li>`,
          )}
        </ul>
        ${found.length === 0
          ? html`<p>No connector matches “${this.search}”. There are ${all.length} in all.</p>`
          : nothing}
      `;
    });
  }

  formView() {
    const { actor } = this;
    return whenReady(this.specification, "Loading the connector's form …", ({ definition, specification }) => {
      const documentation = specification.documentationUrl || definition.documentationUrl;
      return html`<form novalidate class="panel" @submit=${(event) => this.submit(event)}>
        <div class="connector-line">
          ${avatar(definition.name)}
          <span class="card-title">${definition.name}</span>
          <span class="quiet">${definition.dockerImageTag}</span>
          <button class="link-button" type="button" ?disabled=${this.busy} @click=${() => this.onPick(null)}>
            Choose another connector
          </button>
        </div>
        ${isWebAddress(documentation)
          ? html`<p class="description">
              Airbyte describes this connector at
              <a href=${documentation} target="_blank" rel="noopener noreferrer">${documentation}</a>
              (needs the internet).
            </p>`
          : nothing}
        <div class="field">
          <label for="actor-name">${actor.Word} name</label>
          <p class="description" id="actor-name-description">The name you will know it by.</p>
          <input
            id="actor-name"
            aria-describedby="actor-name-description"
            aria-required="true"
            aria-invalid=${this.form.showAll && this.name.trim() === "" ? "true" : nothing}
            .value=${this.name}
            @input=${(event) => {
              this.name = event.target.value;
              update();
            }}
          />
          ${this.form.showAll && this.name.trim() === ""
            ? html`<p class="fault">A name is required.</p>`
            : nothing}
        </div>
        ${this.form.view()}
        ${this.refusal ? problem(this.refusal, { id: "refused", title: "It could not be created." }) : nothing}
        ${this.check.view({ passedWords: "The connection test passed. Creating it …" })}
        <div class="actions end">
          <button class="button primary" type="submit" aria-disabled=${this.busy}>Set up ${actor.word}</button>
        </div>
      </form>`;
    });
  }

  async submit(event) {
    event.preventDefault();
    const fits = this.form.check();
    if (this.busy || !fits || this.name.trim() === "") {
      if (fits && this.name.trim() === "") {
        focusSoon("#actor-name");
      }
      return;
    }
    const body = {
      workspaceId: workspaceId(),
      [this.actor.definitionKey]: this.definitionId,
      connectionConfiguration: this.form.config(),
    };
    this.refusal = null;
    if (await this.check.run(`scheduler/${this.actor.list}/check_connection`, body)) {
      await this.create({ ...body, name: this.name.trim() });
    }
  }

  async create(body) {
    this.creating = true;
    update();
    try {
      const created = await call(`${this.actor.list}/create`, body, this.signal);
      this.done = true;
      say(`${this.actor.Word} “${created.name}” was tested and created.`);
      this.onCreated(created);
    } catch (error) {
      if (!this.signal.aborted) {
        this.check.forget();
        this.refusal = error.message;
        focusSoon("#refused");
      }
    } finally {
      this.creating = false;
      update();
    }
  }
}

function isWebAddress(text) {
  return typeof text === "string" && /^https?:\/\//.test(text);
}
