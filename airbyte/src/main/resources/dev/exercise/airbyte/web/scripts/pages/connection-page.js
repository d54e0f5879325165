// A connection: its head with "Sync now", and the tab that the address names.

import { html, nothing } from "../lit.js";
import { OpenConnection } from "../connection.js";
import { actors } from "../actor.js";
import { jobName } from "../jobs.js";
import { badge, pageHead, tabs, toggleSwitch } from "../looks.js";
import { problem } from "../notice.js";
import { places } from "../places.js";
import { busy } from "../resource.js";
import { connectionSchema } from "./connection-schema.js";
import { connectionSettings } from "./connection-settings.js";
import { connectionStatus } from "./connection-status.js";
import { jobHistory } from "./job-history.js";

const TABS = [
  ["status", "Status", connectionStatus],
  ["job-history", "Job history", jobHistory],
  ["replication", "Schema", connectionSchema],
  ["settings", "Settings", connectionSettings],
];
const ALIASES = { timeline: "job-history", schema: "replication" };

export function openConnectionPage({ params, signal }) {
  const wanted = ALIASES[params.tab] ?? params.tab ?? "status";
  const [tabId, tabName, openTab] = TABS.find(([id]) => id === wanted) ?? TABS[0];
  const open = new OpenConnection(params.connectionId, signal);
  const tab = openTab(open, signal);

  const actions = () => {
    if (!open.connection) {
      return nothing;
    }
    return html`
      <span class="enable">
        <span aria-hidden="true">${open.enabled ? "Enabled" : "Disabled"}</span>
        ${toggleSwitch({
          on: open.enabled,
          label: "Connection is enabled",
          disabled: open.asking,
          flip: () => void open.flipEnabled(),
        })}
      </span>
      ${open.going
        ? html`<button class="button danger" type="button" aria-disabled=${open.asking} @click=${() => void open.cancel()}>
            Cancel ${jobName(open.latest.job) === "Sync" ? "sync" : "clearing"}
          </button>`
        : html`<button
            class="button primary"
            type="button"
            aria-disabled=${open.asking || !open.enabled}
            title=${open.enabled ? nothing : "Enable the connection first"}
            @click=${() => open.enabled && void open.sync()}
          >
            Sync now
          </button>`}
    `;
  };

  const ends = () => html`<p class="ends">
    <a href=${places.actor(actors.source, open.connection.sourceId)}>${open.source.name}</a>
    <span aria-label="to">→</span>
    <a href=${places.actor(actors.destination, open.connection.destinationId)}>${open.destination.name}</a>
    ${statusBadge(open)}
  </p>`;

  return {
    title: () => `${open.connection?.name ?? "Connection"}: ${tabName}`,
    unsaved: () => Boolean(tab.unsaved?.()),
    view: () => html`
      ${pageHead(open.connection?.name ?? "Connection", {
        above: html`<a class="back" href=${places.connections()}>All connections</a>`,
        actions: actions(),
        below: html`
          ${open.connection ? ends() : nothing}
          ${tabs(
            "Connection",
            TABS.map(([id, text]) => ({
              href: places.connection(open.id, id),
              text,
              current: id === tabId,
            })),
          )}
        `,
      })}
      ${open.refusal ? problem(open.refusal, { title: "The server refused." }) : nothing}
      ${open.connection
        ? tab.view()
        : open.error
          ? problem(open.error.message, {
              title: "This connection could not be loaded.",
              retry: () => void open.load(),
            })
          : busy("Loading the connection …")}
    `,
  };
}

function statusBadge(open) {
  if (open.going) {
    return badge(open.latest.job.status, `${jobName(open.latest.job)}: ${open.latest.job.status}`);
  }
  return open.enabled ? nothing : badge("disabled");
}
