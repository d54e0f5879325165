// All connections, how each one is doing, and when it last synced.

import { html, nothing, repeat } from "../lit.js";
import { call, read } from "../api.js";
import { ago } from "../format.js";
import { figuresOf, isGoing } from "../jobs.js";
import { badge, pageHead, toggleSwitch } from "../looks.js";
import { empty, problem } from "../notice.js";
import { places, workspaceId } from "../places.js";
import { poll } from "../polling.js";
import { resource, whenReady } from "../resource.js";
import { nextRun, scheduleInWords } from "../schedule.js";
import { update } from "../update.js";

export function openConnectionList({ signal }) {
  let search = "";
  let refusal = null;
  const jobs = new Map();
  const all = resource(async () => {
    const body = { workspaceId: workspaceId() };
    const [connections, sources, destinations] = await Promise.all([
      read("connections/list", body, signal),
      read("sources/list", body, signal),
      read("destinations/list", body, signal),
    ]);
    return {
      connections: connections.connections ?? [],
      sources: new Map((sources.sources ?? []).map((s) => [s.sourceId, s])),
      destinations: new Map((destinations.destinations ?? []).map((d) => [d.destinationId, d])),
    };
  }, signal);

  void poll(async () => {
    if (all.state !== "ready") {
      return 200;
    }
    for (const { connectionId } of all.value.connections) {
      const entry = await call("jobs/get_last_replication_job", { connectionId }, signal);
      jobs.set(connectionId, entry?.job ? entry : null);
    }
    update();
    return [...jobs.values()].some((entry) => isGoing(entry?.job)) ? 2000 : 6000;
  }, signal);

  async function flip(connection) {
    refusal = null;
    const status = connection.status === "active" ? "inactive" : "active";
    try {
      await call("connections/update", { connectionId: connection.connectionId, status }, signal);
      connection.status = status;
    } catch (error) {
      refusal = error.message;
    }
    update();
  }

  const row = (connection, { sources, destinations }) => {
    const entry = jobs.get(connection.connectionId);
    const enabled = connection.status === "active";
    const next = nextRun(connection, entry?.job.createdAt);
    const status = !enabled && !isGoing(entry?.job) ? "disabled" : entry ? entry.job.status : "never";
    return html`<tr>
      <td>${entry === undefined ? html`<span class="quiet">…</span>` : badge(status)}</td>
      <th scope="row"><a href=${places.connection(connection.connectionId)}>${connection.name}</a></th>
      <td>${sources.get(connection.sourceId)?.name ?? "–"}</td>
      <td>${destinations.get(connection.destinationId)?.name ?? "–"}</td>
      <td>
        ${scheduleInWords(connection)}
        ${next ? html`<span class="quiet">next ${ago(next)}</span>` : nothing}
      </td>
      <td>${entry ? ago(figuresOf(entry).start) : html`<span class="quiet">never</span>`}</td>
      <td>
        ${toggleSwitch({ on: enabled, label: `${connection.name} is enabled`, flip: () => void flip(connection) })}
      </td>
    </tr>`;
  };

  const table = (value) => html`
    <div class="field narrow">
      <label for="connection-search">Search connections</label>
      <input
        id="connection-search"
        type="search"
        .value=${search}
        @input=${(event) => {
          search = event.target.value;
          update();
        }}
      />
    </div>
    ${refusal ? problem(refusal, { title: "The server refused." }) : nothing}
    <div class="scroll" tabindex="0" role="region" aria-label="Connections">
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Name</th>
            <th scope="col">Source</th>
            <th scope="col">Destination</th>
            <th scope="col">Schedule</th>
            <th scope="col">Last sync</th>
            <th scope="col">Enabled</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            value.connections.filter((c) => c.name.toLowerCase().includes(search.toLowerCase())),
            (connection) => connection.connectionId,
            (connection) => row(connection, value),
          )}
        </tbody>
      </table>
    </div>
  `;

  return {
    title: () => "Connections",
    view: () => html`
      ${pageHead("Connections", {
        actions: all.value?.connections.length
          ? html`<a class="button primary" href=${places.newConnection()}>New connection</a>`
          : nothing,
      })}
      ${whenReady(all, "Loading connections …", (value) =>
        value.connections.length === 0
          ? empty({
              title: "No connections yet",
              text: "A connection moves data from a source to a destination. The first one takes four steps: source, destination, streams, schedule.",
              action: html`<a class="button primary" href=${places.newConnection()}>Create your first connection</a>`,
            })
          : table(value),
      )}
    `,
  };
}
