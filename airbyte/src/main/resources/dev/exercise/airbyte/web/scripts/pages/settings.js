// The connectors that this server knows, and a form for one more.

import { html, nothing, repeat } from "../lit.js";
import { definitionsIn } from "../actor.js";
import { call, read } from "../api.js";
import { avatar, pageHead, tabs } from "../looks.js";
import { problem, say } from "../notice.js";
import { actors } from "../actor.js";
import { places, workspaceId } from "../places.js";
import { resource, whenReady } from "../resource.js";
import { focusSoon, update } from "../update.js";

const FIELDS = [
  ["name", "Connector display name", ""],
  ["dockerRepository", "Docker repository name", "For example: airbyte/source-postgres"],
  ["dockerImageTag", "Docker image tag", "For example: 3.6.0"],
  ["documentationUrl", "Connector documentation URL", ""],
];

export function openSettings({ params, signal }) {
  const actor = actors[params.tab] ?? actors.source;
  let values = {};
  let adding = false;
  let saving = false;
  let refusal = null;
  const all = resource(
    () => read(`${actor.definitions}/list_for_workspace`, { workspaceId: workspaceId() }, signal),
    signal,
  );

  async function add(event) {
    event.preventDefault();
    if (saving) {
      return;
    }
    saving = true;
    refusal = null;
    try {
      const body = { workspaceId: workspaceId(), [`${actor.kind}Definition`]: values };
      const created = await call(`${actor.definitions}/create_custom`, body, signal);
      say(`The connector “${created.name}” was added.`);
      adding = false;
      values = {};
      await all.reload({ quietly: true });
    } catch (error) {
      refusal = error.message;
      focusSoon("#refused");
    } finally {
      saving = false;
      update();
    }
  }

  const form = () => html`<form class="panel column" @submit=${add}>
    <h2>Add a new connector</h2>
    ${FIELDS.map(
      ([key, label, example]) => html`<div class="field">
        <label for="connector-${key}">${label}</label>
        ${example ? html`<p class="description" id="connector-${key}-description">${example}</p>` : nothing}
        <input
          id="connector-${key}"
          ?required=${key !== "documentationUrl"}
          aria-describedby=${example ? `connector-${key}-description` : nothing}
          spellcheck="false"
          .value=${values[key] ?? ""}
          @input=${(event) => {
            values[key] = event.target.value;
          }}
        />
      </div>`,
    )}
    ${refusal ? problem(refusal, { id: "refused", title: "The connector could not be added." }) : nothing}
    <div class="actions end">
      <button class="button" type="button" @click=${() => ((adding = false), update())}>Cancel</button>
      <button class="button primary" type="submit">Add connector</button>
    </div>
  </form>`;

  return {
    title: () => `Settings: ${actor.Words}`,
    view: () => html`
      ${pageHead("Settings", {
        actions: adding
          ? nothing
          : html`<button
              class="button"
              type="button"
              @click=${() => {
                adding = true;
                focusSoon("#connector-name");
              }}
            >
              New connector
            </button>`,
        below: tabs("Settings", [
          { href: places.settings("source"), text: "Sources", current: actor === actors.source },
          { href: places.settings("destination"), text: "Destinations", current: actor === actors.destination },
        ]),
      })}
      <h2>Available ${actor.word} connectors</h2>
      ${adding ? form() : nothing}
      ${whenReady(all, "Loading connectors …", (answer) => html`<div class="scroll" tabindex="0" role="region" aria-label="Connectors">
        <table class="list">
          <thead>
            <tr>
              <th scope="col">Connector</th>
              <th scope="col">Docker repository</th>
              <th scope="col">Version</th>
              <th scope="col">Id</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              definitionsIn(actor, answer),
              (definition) => definition[actor.definitionKey],
              (definition) => html`<tr>
                <th scope="row"><span class="with-avatar">${avatar(definition.name)} ${definition.name}</span></th>
                <td>${definition.dockerRepository}</td>
                <td>${definition.dockerImageTag}</td>
                <td><code>${definition[actor.definitionKey]}</code></td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`)}
    `,
  };
}
