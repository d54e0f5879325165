// A step of the wizard: take a source or destination that is there, or set one up.

import { html, nothing } from "../lit.js";
import { actorsIn } from "../actor.js";
import { read } from "../api.js";
import { avatar } from "../looks.js";
import { places, workspaceId } from "../places.js";
import { resource, whenReady } from "../resource.js";
import { navigate } from "../router.js";
import { Setup } from "./setup.js";

export class PickActor {
  constructor(actor, signal, { existing, definitionId, carried }) {
    this.actor = actor;
    this.carried = carried;
    this.existing = existing && !definitionId;
    this.setup = new Setup(actor, signal, {
      onPick: (picked) =>
        void navigate(
          places.newConnection({ ...carried, type: "new", ...(picked ? { definitionId: picked } : {}) }),
        ),
      onCreated: (created) => this.take(created[actor.idKey], { force: true }),
    });
    if (definitionId) {
      this.setup.pick(definitionId);
    }
    this.all = resource(
      async () =>
        actorsIn(actor, await read(`${actor.list}/list`, { workspaceId: workspaceId() }, signal)),
      signal,
    );
  }

  get configuring() {
    return false;
  }

  unsaved() {
    return this.setup.unsaved();
  }

  take(id, options = {}) {
    void navigate(places.newConnection({ ...this.carried, [this.actor.idKey]: id }), options);
  }

  view() {
    const { actor } = this;
    return html`<section aria-labelledby="step-title" class="column">
      <h2 id="step-title">Define ${actor.word}</h2>
      ${whenReady(this.all, `Loading ${actor.list} …`, (all) => html`
        ${all.length > 0 ? this.kinds() : nothing}
        ${this.existing && all.length > 0 ? this.list(all) : this.setup.view()}
      `)}
    </section>`;
  }

  kinds() {
    const { actor } = this;
    const go = (type) => void navigate(places.newConnection({ ...this.carried, type }));
    const radio = (value, text, on) => html`<label class="tick">
      <input type="radio" name="kind" value=${value} .checked=${on} @change=${() => go(value)} /> ${text}
    </label>`;
    return html`<fieldset class="group row">
      <legend>${actor.Word} type</legend>
      ${radio("existing", `Select an existing ${actor.word}`, this.existing)}
      ${radio("new", `Set up a new ${actor.word}`, !this.existing)}
    </fieldset>`;
  }

  list(all) {
    const { actor } = this;
    return html`<ul class="cards" aria-label="Existing ${actor.list}">
      ${all.map(
        (each) => html`<li>
          <button class="card" type="button" @click=${() => this.take(each[actor.idKey])}>
            ${avatar(each[actor.nameKey])}
            <span>
              <span class="card-title">${each.name}</span>
              <span class="quiet">${each[actor.nameKey]}</span>
            </span>
          </button>
        </li>`,
      )}
    </ul>`;
  }
}
