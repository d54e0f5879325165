// The list of sources or of destinations.

import { html, nothing, repeat } from "../lit.js";
import { actorsIn } from "../actor.js";
import { read } from "../api.js";
import { plural } from "../format.js";
import { avatar, pageHead } from "../looks.js";
import { empty } from "../notice.js";
import { places, workspaceId } from "../places.js";
import { resource, whenReady } from "../resource.js";
import { update } from "../update.js";

export function openActorList(actor, { signal }) {
  let search = "";
  const all = resource(async () => {
    const body = { workspaceId: workspaceId() };
    const [list, connections] = await Promise.all([
      read(`${actor.list}/list`, body, signal),
      read("connections/list", body, signal),
    ]);
    return { actors: actorsIn(actor, list), connections: connections.connections ?? [] };
  }, signal);

  const table = (actors, connections) => html`
    <div class="field narrow">
      <label for="actor-search">Search ${actor.list}</label>
      <input
        id="actor-search"
        type="search"
        .value=${search}
        @input=${(event) => {
          search = event.target.value;
          update();
        }}
      />
    </div>
    <div class="scroll" tabindex="0" role="region" aria-label=${actor.Words}>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Connector</th>
            <th scope="col">Used by</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            actors.filter((each) => each.name.toLowerCase().includes(search.toLowerCase())),
            (each) => each[actor.idKey],
            (each) => {
              const users = connections.filter((c) => c[actor.idKey] === each[actor.idKey]);
              return html`<tr>
                <th scope="row">
                  <a href=${places.actor(actor, each[actor.idKey])}>${each.name}</a>
                </th>
                <td><span class="with-avatar">${avatar(each[actor.nameKey])} ${each[actor.nameKey]}</span></td>
                <td>${users.length === 0 ? "no connection yet" : plural(users.length, "connection")}</td>
              </tr>`;
            },
          )}
        </tbody>
      </table>
    </div>
  `;

  return {
    title: () => actor.Words,
    view: () => html`
      ${pageHead(actor.Words, {
        actions: all.value?.actors.length
          ? html`<a class="button primary" href=${places.newActor(actor)}>New ${actor.word}</a>`
          : nothing,
      })}
      ${whenReady(all, `Loading ${actor.list} …`, ({ actors, connections }) =>
        actors.length === 0
          ? empty({
              title: `No ${actor.list} yet`,
              text: `A ${actor.word} is ${actor.from}. Set one up, and its connection is tested at once.`,
              action: html`<a class="button primary" href=${places.newActor(actor)}>Set up the first ${actor.word}</a>`,
            })
          : table(actors, connections),
      )}
    `,
  };
}
