// One source or destination: its connections, its settings, a test at any time, and its end.

import { html, nothing } from "../lit.js";
import { call, read } from "../api.js";
import { Check } from "../check.js";
import { confirmDialog } from "../dialog.js";
import { SpecForm } from "../form/spec-form.js";
import { plural } from "../format.js";
import { avatar, pageHead, tabs } from "../looks.js";
import { empty, problem, say } from "../notice.js";
import { places, workspaceId } from "../places.js";
import { resource, whenReady } from "../resource.js";
import { navigate } from "../router.js";
import { focusSoon, update } from "../update.js";

export function openActorPage(actor, { params, signal }) {
  const { id, tab = "settings" } = params;
  const idBody = { [actor.idKey]: id };
  const check = new Check(signal);
  let form = null;
  let name = "";
  let savedName = "";
  let refusal = null;
  let saving = false;
  let passedWords;

  const all = resource(async () => {
    const found = await read(`${actor.list}/get`, idBody, signal);
    const [specification, connections] = await Promise.all([
      read(
        actor.specification,
        { workspaceId: workspaceId(), [actor.definitionKey]: found[actor.definitionKey] },
        signal,
      ),
      read("connections/list", { workspaceId: workspaceId() }, signal),
    ]);
    form = new SpecForm(specification.connectionSpecification, found.connectionConfiguration);
    name = savedName = found.name;
    return {
      found,
      connections: (connections.connections ?? []).filter((c) => c[actor.idKey] === id),
    };
  }, signal);

  const changed = () => Boolean(form) && (form.changed() || name !== savedName);
  const busyNow = () => saving || check.running;

  async function retest() {
    refusal = null;
    passedWords = `The saved ${actor.word} answers: the connection test passed.`;
    await check.run(`${actor.list}/check_connection`, idBody);
  }

  async function save(event) {
    event.preventDefault();
    const fits = form.check();
    if (busyNow() || !fits || name.trim() === "") {
      return;
    }
    refusal = null;
    passedWords = "The connection test passed, and the changes are saved.";
    const body = { ...idBody, name: name.trim(), connectionConfiguration: form.config() };
    saving = true;
    try {
      if (await check.run(`${actor.list}/check_connection_for_update`, body)) {
        all.value.found = await call(`${actor.list}/update`, body, signal);
        form.noteSaved();
        savedName = name = all.value.found.name;
        say(`${actor.Word} “${name}” was tested and saved.`);
      }
    } catch (error) {
      if (!signal.aborted) {
        check.forget();
        refusal = error.message;
        focusSoon("#refused");
      }
    } finally {
      saving = false;
      update();
    }
  }

  async function remove({ found, connections }) {
    const sure = await confirmDialog({
      title: `Delete ${actor.word} “${found.name}”?`,
      text:
        connections.length === 0
          ? "It is used by no connection. This cannot be undone."
          : `${plural(connections.length, "connection")} with it will be deleted too: ${connections
              .map((c) => c.name)
              .join(", ")}. Data in the warehouse stays. This cannot be undone.`,
      confirm: `Delete ${actor.word}`,
      danger: true,
    });
    if (!sure) {
      return;
    }
    try {
      await call(`${actor.list}/delete`, idBody, signal);
      say(`${actor.Word} “${found.name}” was deleted.`);
      await navigate(places.actors(actor), { force: true });
    } catch (error) {
      refusal = error.message;
      focusSoon("#refused");
    }
  }

  const settings = (value) => html`<div class="column">
    <form novalidate class="panel" @submit=${save}>
      <h2>${actor.Word} settings</h2>
      <div class="field">
        <label for="actor-name">${actor.Word} name</label>
        <input
          id="actor-name"
          aria-required="true"
          aria-invalid=${name.trim() === "" ? "true" : nothing}
          .value=${name}
          @input=${(event) => {
            name = event.target.value;
            update();
          }}
        />
        ${name.trim() === "" ? html`<p class="fault">A name is required.</p>` : nothing}
      </div>
      ${form.view()}
      ${refusal ? problem(refusal, { id: "refused", title: "The server refused." }) : nothing}
      ${check.view({ passedWords })}
      <div class="actions end">
        <button class="button" type="button" aria-disabled=${busyNow()} @click=${() => busyNow() || retest()}>
          Retest saved ${actor.word}
        </button>
        <button class="button primary" type="submit" aria-disabled=${busyNow()}>Test and save</button>
      </div>
      ${changed() ? html`<p class="quiet end-text">There are changes that are not saved.</p>` : nothing}
    </form>
    <section class="panel danger-zone">
      <h2>Delete this ${actor.word}</h2>
      <p>Its connections are deleted with it; data in the warehouse stays.</p>
      <button class="button danger" type="button" @click=${() => remove(value)}>Delete this ${actor.word}</button>
    </section>
  </div>`;

  const connectionsTab = ({ found, connections }) =>
    connections.length === 0
      ? empty({
          title: "No connection yet",
          text: `A connection moves data from a source to a destination. Make one with “${found.name}”.`,
          action: newConnection(),
        })
      : html`<ul class="rows">
            ${connections.map(
              (c) => html`<li>
                <a href=${places.connection(c.connectionId)}>${c.name}</a>
                <span class="quiet">${c.status === "active" ? "enabled" : "disabled"}</span>
              </li>`,
            )}
          </ul>
          ${newConnection()}`;

  const newConnection = () =>
    html`<a class="button primary" href=${places.newConnection({ [actor.idKey]: id })}>Create a connection</a>`;

  return {
    title: () => all.value?.found.name ?? actor.Word,
    unsaved: changed,
    view: () => html`
      ${pageHead(all.value?.found.name ?? actor.Word, {
        above: html`<a class="back" href=${places.actors(actor)}>All ${actor.list}</a>`,
        below: html`
          ${all.value
            ? html`<p class="with-avatar quiet">
                ${avatar(all.value.found[actor.nameKey])} ${all.value.found[actor.nameKey]}
              </p>`
            : nothing}
          ${tabs(actor.Word, [
            { href: places.actor(actor, id, "connections"), text: "Connections", current: tab === "connections" },
            { href: places.actor(actor, id), text: "Settings", current: tab === "settings" },
          ])}
        `,
      })}
      ${whenReady(all, `Loading the ${actor.word} …`, (value) =>
        tab === "connections" ? connectionsTab(value) : settings(value),
      )}
    `,
  };
}
