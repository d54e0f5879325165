// A connection test: under way, passed, or failed with its reason and its log.

import { html, nothing } from "./lit.js";
import { call } from "./api.js";
import { busy } from "./resource.js";
import { problem, success } from "./notice.js";
import { focusSoon, update } from "./update.js";

const NOT_TRIED = { phase: "idle", message: "", log: [] };

/** Tests one connector's configuration at a time and remembers how it went. */
export class Check {
  constructor(signal) {
    this.signal = signal;
    this.outcome = NOT_TRIED;
  }

  get running() {
    return this.outcome.phase === "running";
  }

  forget() {
    this.outcome = NOT_TRIED;
  }

  /** Runs the test at the path; resolves to whether it passed. */
  async run(path, body) {
    this.outcome = { phase: "running", message: "", log: [] };
    update();
    try {
      const answer = await call(path, body, this.signal);
      this.outcome = {
        phase: answer.status === "succeeded" ? "passed" : "failed",
        message: answer.message || reasonOfJob(answer.jobInfo) || "The connector gave no reason.",
        log: answer.jobInfo?.logs?.logLines ?? [],
      };
    } catch (error) {
      if (this.signal.aborted) {
        return false;
      }
      this.outcome = { phase: "failed", message: error.message, log: [] };
    }
    if (this.outcome.phase === "failed") {
      focusSoon("#check-failed");
    } else {
      update();
    }
    return this.outcome.phase === "passed";
  }

  view({ passedWords = "The connection test passed." } = {}) {
    const { phase, message, log } = this.outcome;
    switch (phase) {
      case "running":
        return busy("Testing the connection …");
      case "passed":
        return success(passedWords);
      case "failed":
        return problem(message, {
          id: "check-failed",
          title: "The connection test failed.",
          more: logFold(log),
        });
      default:
        return nothing;
    }
  }
}

/** Lines of a short job's log, folded away. */
export function logFold(lines) {
  return lines.length === 0
    ? nothing
    : html`<details class="fold">
        <summary>Log of the connector</summary>
        <pre class="log short" tabindex="0" role="region" aria-label="Log of the connector">${lines.join("\n")}</pre>
      </details>`;
}

/** Why a synchronous job (check, discover) did not succeed, in the connector's words. */
export function reasonOfJob(jobInfo) {
  const reason = jobInfo?.failureReason;
  return reason?.externalMessage || reason?.internalMessage || null;
}
