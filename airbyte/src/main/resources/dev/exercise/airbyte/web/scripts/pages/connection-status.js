// The status of a connection: how the last job went, when the next is due, each stream.

import { html, nothing, repeat } from "../lit.js";
import { keyOf } from "../catalog/streams.js";
import { modeOf } from "../catalog/modes.js";
import { ago, bytes, count, dateTime, duration } from "../format.js";
import {
  failureOf,
  failureTitle,
  figuresOf,
  isGoing,
  jobName,
  lastAttempt,
  streamFigures,
} from "../jobs.js";
import { badge } from "../looks.js";
import { hint, problem } from "../notice.js";
import { places } from "../places.js";
import { busy } from "../resource.js";
import { nextRun, scheduleInWords } from "../schedule.js";

export function connectionStatus(open) {
  return {
    view: () => (open.looked || open.latest ? view(open) : busy("Looking at the last job …")),
  };
}

function view(open) {
  const entry = open.latest;
  return html`
    ${entry ? nothing : hint(html`Nothing was synced yet. Press “Sync now” to move data for the first time.`)}
    ${entry ? lastJob(open, entry) : nothing}
    <h2 id="streams-title">Streams</h2>
    ${streamTable(open, entry)}
  `;
}

function lastJob(open, entry) {
  const { job } = entry;
  const figures = figuresOf(entry);
  const failure = job.status === "succeeded" ? null : failureOf(lastAttempt(entry));
  const next = nextRun(open.connection, job.createdAt);
  const history = `${places.connection(open.id, "job-history")}?job=${job.id}`;
  return html`<section class="panel" aria-labelledby="last-title">
    <h2 id="last-title">${isGoing(job) ? `${jobName(job)} under way` : `Last ${jobName(job).toLowerCase()}`}</h2>
    <dl class="figures">
      <div><dt>Status</dt><dd><span role="status">${badge(job.status)}</span></dd></div>
      <div><dt>Started</dt><dd title=${dateTime(figures.start)}>${ago(figures.start)}</dd></div>
      <div><dt>Duration</dt><dd>${duration(figures.seconds)}</dd></div>
      <div><dt>Records read</dt><dd>${count(figures.read)}</dd></div>
      <div><dt>Records written</dt><dd>${count(figures.written)}</dd></div>
      <div><dt>Volume</dt><dd>${bytes(figures.bytes)}</dd></div>
      <div><dt>Schedule</dt><dd>${scheduleInWords(open.connection)}</dd></div>
      <div><dt>Next run</dt><dd>${nextInWords(open, next)}</dd></div>
    </dl>
    ${failure
      ? problem(failure.message, { title: `${failureTitle(failure)}, attempt ${entry.attempts.length}.` })
      : nothing}
    <p><a href=${history}>${isGoing(job) ? "Watch the log" : "See the log"}</a></p>
  </section>`;
}

function nextInWords(open, next) {
  if (!open.enabled) {
    return "none, it is disabled";
  }
  if (open.connection.scheduleType === "cron") {
    return "as the cron expression says";
  }
  return next === null ? "when you press “Sync now”" : html`<span title=${dateTime(next)}>${ago(next)}</span>`;
}

function streamTable(open, entry) {
  const streams = open.connection.syncCatalog.streams.filter(({ config }) => config.selected !== false);
  const figures = streamFigures(lastAttempt(entry));
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="streams-title">
    <table class="list">
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Stream</th>
          <th scope="col">Sync mode</th>
          <th scope="col" class="number">Records of the last job</th>
          <th scope="col" class="number">Volume</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          streams,
          ({ stream }) => keyOf(stream),
          ({ stream, config }) => {
            const stats = figures.get(keyOf(stream)) ?? null;
            const records = stats?.recordsCommitted ?? stats?.recordsEmitted ?? null;
            return html`<tr>
              <td>${streamBadge(entry, stats)}</td>
              <th scope="row">
                ${stream.name} ${stream.namespace ? html`<span class="quiet">${stream.namespace}</span>` : nothing}
              </th>
              <td>${modeOf(config)?.label ?? "–"}</td>
              <td class="number">${count(isGoing(entry?.job) ? (stats?.recordsEmitted ?? records) : records)}</td>
              <td class="number">${bytes(stats?.bytesEmitted ?? null)}</td>
            </tr>`;
          },
        )}
      </tbody>
    </table>
  </div>`;
}

/** The API tells a stream's figures and the job's status; a stream's status follows from both. */
function streamBadge(entry, stats) {
  if (!entry) {
    return badge("never");
  }
  const { status, configType } = entry.job;
  const clear = configType !== "sync";
  if (isGoing(entry.job)) {
    return stats ? badge("running", clear ? "Clearing" : "Syncing") : badge("pending", "Queued");
  }
  if (status === "succeeded") {
    return badge("succeeded", clear ? "Cleared" : "Synced");
  }
  return badge(status, status === "cancelled" ? "Cancelled" : "Incomplete");
}
