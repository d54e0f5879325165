// The settings of a connection: name, schedule, prefix, and its dangerous ends.

import { html, nothing } from "../lit.js";
import { Delivery } from "../delivery.js";
import { say } from "../notice.js";
import { Schedule } from "../schedule.js";
import { focusSoon, update } from "../update.js";

export function connectionSettings(open) {
  let form = null;
  let showFaults = false;

  const start = () => {
    const { connection } = open;
    form = {
      name: connection.name,
      schedule: new Schedule(connection),
      delivery: new Delivery(connection),
    };
    form.saved = fingerprint();
  };
  const patch = () => ({
    name: form.name.trim(),
    ...form.schedule.patch(),
    ...form.delivery.patch(),
  });
  const fingerprint = () => JSON.stringify(patch());
  const changed = () => form !== null && fingerprint() !== form.saved;

  async function save(event) {
    event.preventDefault();
    showFaults = true;
    if (form.name.trim() === "" || form.schedule.fault()) {
      focusSoon("form [aria-invalid='true']");
      return;
    }
    if (await open.save(patch())) {
      form.saved = fingerprint();
      showFaults = false;
      say("The settings are saved.");
      update();
    }
  }

  const fields = () => {
    const nameless = form.name.trim() === "";
    return html`<form novalidate class="panel" @submit=${save}>
      <h2>Connection settings</h2>
      <div class="field">
        <label for="connection-name">Connection name</label>
        <input
          id="connection-name"
          aria-required="true"
          aria-invalid=${nameless ? "true" : nothing}
          .value=${form.name}
          @input=${(event) => {
            form.name = event.target.value;
            update();
          }}
        />
        ${nameless ? html`<p class="fault">A name is required.</p>` : nothing}
      </div>
      ${form.schedule.view(showFaults)} ${form.delivery.view()}
      <div class="actions end">
        ${changed() ? html`<span class="unsaved" role="status">Unsaved changes</span>` : nothing}
        <button class="button primary" type="submit" aria-disabled=${open.asking}>Save changes</button>
      </div>
    </form>`;
  };

  return {
    unsaved: changed,
    view: () => {
      if (form === null) {
        start();
      }
      return html`<div class="column">
        ${fields()}
        <section class="panel">
          <h2>Clear data</h2>
          <p>Removes what this connection wrote to the destination and forgets its state.</p>
          <button class="button" type="button" aria-disabled=${open.asking || open.going} @click=${() => open.going || void open.clear()}>
            Clear data
          </button>
          ${open.going ? html`<p class="quiet">A job is running; wait for its end or cancel it.</p>` : nothing}
        </section>
        <section class="panel danger-zone">
          <h2>Delete this connection</h2>
          <p>No more data moves. What is in the warehouse stays.</p>
          <button class="button danger" type="button" @click=${() => void open.remove()}>Delete this connection</button>
        </section>
      </div>`;
    },
  };
}
