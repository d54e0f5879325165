// Every job of a connection, newest first; each unfolds to its attempts and their logs.

import { html, nothing, repeat } from "../lit.js";
import { read } from "../api.js";
import { JOB_KINDS } from "../connection.js";
import { ago, bytes, count, dateTime, duration, plural } from "../format.js";
import {
  failureOf,
  failureTitle,
  figuresOf,
  figuresOfAttempt,
  isGoing,
  jobName,
  lastAttempt,
} from "../jobs.js";
import { badge } from "../looks.js";
import { empty, problem } from "../notice.js";
import { places } from "../places.js";
import { resource, whenReady } from "../resource.js";
import { noteAddress } from "../router.js";
import { update } from "../update.js";
import { JobLog } from "./job-log.js";

const PAGE = 20;

export function jobHistory(open, signal) {
  let wanted = PAGE;
  const logs = new Map();
  const unfolded = new Set();
  const asked = new URLSearchParams(location.search).get("job");
  if (asked) {
    unfolded.add(asked);
  }

  const list = () =>
    read(
      "jobs/list",
      { configTypes: JOB_KINDS, configId: open.id, pagination: { pageSize: wanted, rowOffset: 0 } },
      signal,
    );
  const history = resource(list, signal);
  let fingerprint = "";
  open.onJobs((latest) => {
    const now = JSON.stringify([latest?.job.id, latest?.job.status, latest?.attempts?.length]);
    if (fingerprint !== "" && fingerprint !== now) {
      void history.reload({ quietly: true });
    }
    fingerprint = now;
  });

  const logOf = (jobId) => {
    if (!logs.has(jobId)) {
      logs.set(jobId, new JobLog(jobId, signal));
    }
    return logs.get(jobId);
  };

  const flip = (id) => {
    if (!unfolded.delete(id)) {
      unfolded.add(id);
    }
    noteAddress(places.connection(open.id, "job-history") + (unfolded.has(id) ? `?job=${id}` : ""));
    update();
  };

  const item = (listed) => {
    const entry = listed.job.id === open.latest?.job.id ? open.latest : listed;
    const { job } = entry;
    const id = String(job.id);
    const figures = figuresOf(entry);
    const shown = unfolded.has(id);
    const failure = job.status === "succeeded" ? null : failureOf(lastAttempt(entry));
    return html`<li class="job">
      <h2>
        <button class="job-line" type="button" aria-expanded=${shown} aria-controls="job-${id}" @click=${() => flip(id)}>
          <span class="fold-sign" aria-hidden="true">${shown ? "▾" : "▸"}</span>
          ${badge(job.status)}
          <span class="job-name">${jobName(job)} ${id}</span>
          <span title=${dateTime(figures.start)}>${ago(figures.start)}</span>
          <span>${duration(figures.seconds)}</span>
          <span>${count(figures.written ?? figures.read)} records</span>
          <span>${bytes(figures.bytes)}</span>
          <span class="quiet">${plural(entry.attempts.length, "attempt")}</span>
        </button>
      </h2>
      ${failure && !shown ? html`<p class="job-reason">${failure.message}</p>` : nothing}
      <div id="job-${id}" class="job-body" ?hidden=${!shown}>
        ${shown ? html`${attempts(entry)} ${logOf(job.id).view(isGoing(job))}` : nothing}
      </div>
    </li>`;
  };

  return {
    view: () =>
      whenReady(history, "Loading the history …", ({ jobs, totalJobCount }) =>
        jobs.length === 0
          ? empty({ title: "No jobs yet", text: "Press “Sync now”, and the job with its log appears here." })
          : html`<ol class="jobs" aria-label="Jobs, newest first">
                ${repeat(jobs, (each) => each.job.id, item)}
              </ol>
              ${(totalJobCount ?? jobs.length) > jobs.length
                ? html`<button
                    class="button"
                    type="button"
                    @click=${() => {
                      wanted += PAGE;
                      void history.reload({ quietly: true });
                    }}
                  >
                    Show older jobs (${jobs.length} of ${totalJobCount})
                  </button>`
                : nothing}`,
      ),
  };
}

function attempts(entry) {
  return html`<ol class="attempts" aria-label="Attempts">
    ${entry.attempts.map((attempt, i) => {
      const figures = figuresOfAttempt(attempt);
      const failure = failureOf(attempt);
      const end = attempt.endedAt ?? (isGoing(entry.job) ? Date.now() / 1000 : attempt.updatedAt);
      return html`<li>
        <p>
          <strong>Attempt ${i + 1}</strong> ${badge(attempt.status)}
          <span class="quiet">
            ${dateTime(attempt.createdAt)}, ${duration(end - attempt.createdAt)}: ${count(figures.read)} records read,
            ${count(figures.written)} written, ${bytes(figures.bytes)}
          </span>
        </p>
        ${failure
          ? problem(failure.message, {
              title: `${failureTitle(failure)}.`,
              more: failure.internal
                ? html`<details class="fold"><summary>For engineers</summary><pre class="log short" tabindex="0" role="region" aria-label="Internal message">${failure.internal}</pre></details>`
                : nothing,
            })
          : nothing}
      </li>`;
    })}
  </ol>`;
}
