// The log of a job: live while it runs, with search, copy and download.

import { html, live, nothing, repeat } from "../lit.js";
import { call } from "../api.js";
import { count, plural } from "../format.js";
import { isGoing } from "../jobs.js";
import { say } from "../notice.js";
import { poll } from "../polling.js";
import { busy } from "../resource.js";
import { update } from "../update.js";

const SHOWN = 1000;
const EVERY = 1500;

export class JobLog {
  constructor(jobId, signal) {
    this.jobId = jobId;
    this.attempts = null;
    this.which = null;
    this.search = "";
    this.follow = true;
    this.all = false;
    this.error = null;
    void poll(() => this.look(signal), signal);
  }

  async look(signal) {
    try {
      const { job, attempts } = await call("jobs/get", { id: this.jobId }, signal);
      this.attempts = attempts.map((each) => each.logs?.logLines ?? []);
      this.error = null;
      update(() => this.scrollToEnd());
      return isGoing(job) ? EVERY : null;
    } catch (error) {
      this.error = error;
      update();
      throw error;
    }
  }

  get index() {
    return this.which ?? this.attempts.length - 1;
  }

  get lines() {
    return this.attempts[this.index] ?? [];
  }

  get id() {
    return `log-${this.jobId}`;
  }

  scrollToEnd() {
    const box = document.getElementById(this.id);
    if (box && this.follow) {
      box.scrollTop = box.scrollHeight;
    }
  }

  view(going) {
    if (this.attempts === null) {
      return this.error ? html`<p class="fault">${this.error.message}</p>` : busy("Loading the log …");
    }
    const wanted = this.search.toLowerCase();
    const numbered = this.lines.map((text, i) => ({ text, number: i + 1 }));
    const found = wanted === "" ? numbered : numbered.filter(({ text }) => text.toLowerCase().includes(wanted));
    const shown = this.all ? found : found.slice(-SHOWN);
    return html`<section class="log-box" aria-label="Log of job ${this.jobId}">
      ${this.tools(going)}
      <p class="quiet">
        ${plural(this.lines.length, "line")}${wanted === "" ? "" : `, ${count(found.length)} with “${this.search}”`}.
        ${shown.length < found.length
          ? html`The last ${count(SHOWN)} are shown.
              <button class="link-button" type="button" @click=${() => this.put("all", true)}>Show all</button>`
          : nothing}
      </p>
      <div class="log" id=${this.id} tabindex="0" role="region" aria-label="Lines of the log" @scroll=${this.onScroll}>
        ${found.length === 0
          ? html`<p class="line">${going ? "Waiting for the first line …" : "No lines."}</p>`
          : repeat(
              shown,
              ({ number }) => number,
              ({ text, number }) =>
                html`<div class="line ${tone(text)}"><span class="line-number" aria-hidden="true">${number}</span><span>${text}</span></div>`,
            )}
      </div>
    </section>`;
  }

  tools(going) {
    return html`<div class="log-tools">
      ${this.attempts.length > 1
        ? html`<div class="field">
            <label for="${this.id}-attempt">Attempt</label>
            <select id="${this.id}-attempt" @change=${(e) => this.put("which", Number(e.target.value))}>
              ${this.attempts.map((_, i) => html`<option value=${i} ?selected=${i === this.index}>${i + 1}</option>`)}
            </select>
          </div>`
        : nothing}
      <div class="field">
        <label for="${this.id}-search">Search the log</label>
        <input id="${this.id}-search" type="search" .value=${this.search} @input=${(e) => this.put("search", e.target.value)} />
      </div>
      ${going
        ? html`<label class="tick">
            <input type="checkbox" .checked=${live(this.follow)} @change=${(e) => this.put("follow", e.target.checked)} />
            Follow
          </label>`
        : nothing}
      <button class="button" type="button" @click=${() => void this.copy()}>Copy</button>
      <button class="button" type="button" @click=${() => this.download()}>Download</button>
    </div>`;
  }

  put(key, value) {
    this[key] = value;
    update(() => this.scrollToEnd());
  }

  /** Whoever scrolls up wants to read; whoever scrolls to the end wants to follow again. */
  onScroll = (event) => {
    const { scrollTop, scrollHeight, clientHeight } = event.target;
    const atEnd = scrollHeight - scrollTop - clientHeight < 40;
    if (atEnd !== this.follow) {
      this.follow = atEnd;
      update();
    }
  };

  async copy() {
    try {
      await navigator.clipboard.writeText(this.lines.join("\n"));
      say(`${plural(this.lines.length, "line")} copied.`);
    } catch {
      say("The browser does not let this page copy: use Download.");
    }
  }

  download() {
    const address = URL.createObjectURL(new Blob([this.lines.join("\n"), "\n"], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `job-${this.jobId}-attempt-${this.index + 1}.log`;
    link.click();
    URL.revokeObjectURL(address);
  }
}

function tone(line) {
  if (/\b(ERROR|FATAL)\b/.test(line)) {
    return "bad";
  }
  return /\bWARN\b/.test(line) ? "warning" : "";
}
