// One connection while its pages are open: what it is, its latest jobs, what can be done with it.

import { call, read } from "./api.js";
import { confirmDialog } from "./dialog.js";
import { isGoing } from "./jobs.js";
import { say } from "./notice.js";
import { places } from "./places.js";
import { poll } from "./polling.js";
import { navigate } from "./router.js";
import { update } from "./update.js";

export const JOB_KINDS = ["sync", "reset_connection"];
const WHILE_RUNNING = 1500;
const WHILE_IDLE = 5000;
let lastOpen = null;

/** Loads a connection and watches its jobs until the signal ends. */
export class OpenConnection {
  constructor(id, signal) {
    const known = lastOpen?.id === id ? lastOpen : null;
    this.id = id;
    this.signal = signal;
    this.connection = known?.connection ?? null;
    this.source = known?.source ?? null;
    this.destination = known?.destination ?? null;
    this.latest = known?.latest ?? null;
    this.error = null;
    this.refusal = null;
    this.asking = false;
    this.listeners = [];
    lastOpen = this;
    void this.load();
    void poll(() => this.look(), signal);
  }

  /** Calls back each time the latest job may have changed. */
  onJobs(listener) {
    this.listeners.push(listener);
  }

  async load() {
    try {
      const connection = await read("connections/get", { connectionId: this.id }, this.signal);
      const [source, destination] = await Promise.all([
        read("sources/get", { sourceId: connection.sourceId }, this.signal),
        read("destinations/get", { destinationId: connection.destinationId }, this.signal),
      ]);
      Object.assign(this, { connection, source, destination, error: null });
    } catch (error) {
      if (this.signal.aborted) {
        return;
      }
      this.error = error;
    }
    update();
  }

  async look() {
    const body = {
      configTypes: JOB_KINDS,
      configId: this.id,
      pagination: { pageSize: 1, rowOffset: 0 },
    };
    const { jobs } = await call("jobs/list", body, this.signal);
    this.latest = jobs[0] ?? null;
    this.looked = true;
    this.listeners.forEach((listener) => listener(this.latest));
    update();
    return this.going ? WHILE_RUNNING : WHILE_IDLE;
  }

  get going() {
    return isGoing(this.latest?.job);
  }

  get enabled() {
    return this.connection?.status === "active";
  }

  async sync() {
    await this.ask(async () => {
      await call("connections/sync", { connectionId: this.id }, this.signal);
      say("The sync has started.");
      await this.look();
    });
  }

  async cancel() {
    const clears = this.latest.job.configType === "reset_connection";
    const sure = await confirmDialog({
      title: clears ? "Cancel the clearing?" : "Cancel the sync?",
      text: clears
        ? "Rows that are not cleared yet stay until the next sync, which replaces them by all rows of the source."
        : "What was written so far stays. The next sync goes on from the last saved state.",
      confirm: clears ? "Cancel clearing" : "Cancel sync",
      cancel: clears ? "Go on clearing" : "Go on syncing",
      danger: true,
    });
    if (sure) {
      await this.ask(async () => {
        await call("jobs/cancel", { id: this.latest.job.id }, this.signal);
        say(clears ? "The clearing is being cancelled." : "The sync is being cancelled.");
        await this.look();
      });
    }
  }

  async clear() {
    const sure = await confirmDialog({
      title: "Clear the data of this connection?",
      text: `The rows that “${this.connection.name}” wrote are removed from the destination and its state is forgotten: the next sync reads everything again.`,
      confirm: "Clear data",
      danger: true,
    });
    if (sure) {
      await this.ask(async () => {
        await call("connections/reset", { connectionId: this.id }, this.signal);
        say("Clearing the data has started.");
        await this.look();
        await navigate(places.connection(this.id));
      });
    }
  }

  async flipEnabled() {
    await this.save({ status: this.enabled ? "inactive" : "active" });
    if (!this.refusal) {
      say(this.enabled ? "The connection is enabled." : "The connection is disabled.");
    }
  }

  async remove() {
    const sure = await confirmDialog({
      title: `Delete the connection “${this.connection.name}”?`,
      text: "Its schedule, history and state are gone. Data in the warehouse stays. This cannot be undone.",
      confirm: "Delete connection",
      danger: true,
    });
    if (sure) {
      await this.ask(async () => {
        await call("connections/delete", { connectionId: this.id }, this.signal);
        lastOpen = null;
        say(`The connection “${this.connection.name}” was deleted.`);
        await navigate(places.connections(), { force: true });
      });
    }
  }

  /** Saves part of the connection; resolves to whether the server took it. */
  async save(patch) {
    return this.ask(async () => {
      this.connection = await call("connections/update", { connectionId: this.id, ...patch }, this.signal);
    });
  }

  async ask(what) {
    if (this.asking) {
      return false;
    }
    this.asking = true;
    this.refusal = null;
    update();
    try {
      await what();
      return true;
    } catch (error) {
      if (!this.signal.aborted) {
        this.refusal = error.message;
      }
      return false;
    } finally {
      this.asking = false;
      update();
    }
  }
}
