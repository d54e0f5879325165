// When a connection syncs: by hand, every so often, or as a cron expression says.

import { html, nothing } from "./lit.js";
import { plural } from "./format.js";
import { update } from "./update.js";

const UNITS = ["minutes", "hours", "days", "weeks", "months"];
const SECONDS = { minutes: 60, hours: 3600, days: 86_400, weeks: 604_800, months: 2_592_000 };
const OFFERED = ["minutes", "hours", "days"];

/** The fields that say when; started from a connection, or as "manual" for a new one. */
export class Schedule {
  constructor(connection = {}) {
    this.type = connection.scheduleType ?? "manual";
    this.units = String(connection.scheduleData?.basicSchedule?.units ?? 24);
    this.timeUnit = connection.scheduleData?.basicSchedule?.timeUnit ?? "hours";
    this.cron = connection.scheduleData?.cron?.cronExpression ?? "0 0 12 * * ?";
    this.zone = connection.scheduleData?.cron?.cronTimeZone ?? "UTC";
  }

  /** What the API is sent. */
  patch() {
    switch (this.type) {
      case "basic":
        return {
          scheduleType: "basic",
          scheduleData: { basicSchedule: { timeUnit: this.timeUnit, units: Number(this.units) } },
        };
      case "cron":
        return {
          scheduleType: "cron",
          scheduleData: { cron: { cronExpression: this.cron.trim(), cronTimeZone: this.zone.trim() } },
        };
      default:
        return { scheduleType: "manual" };
    }
  }

  fault() {
    if (this.type === "basic" && !/^[1-9]\d{0,3}$/.test(this.units)) {
      return "How often must be a whole number from 1 to 9999.";
    }
    if (this.type === "cron") {
      const parts = this.cron.trim().split(/\s+/).length;
      if (parts < 6 || parts > 7) {
        return "A cron expression has 6 or 7 parts: second, minute, hour, day of month, month, day of week, and maybe year.";
      }
      if (this.zone.trim() === "") {
        return "A cron expression needs a time zone, such as UTC.";
      }
    }
    return null;
  }

  view(showFault) {
    const fault = showFault ? this.fault() : null;
    const put = (key) => (event) => {
      this[key] = event.target.value;
      update();
    };
    const invalid = fault ? "true" : nothing;
    return html`<fieldset class="group">
      <legend>Schedule</legend>
      <div class="field">
        <label for="schedule-type">Schedule type</label>
        <select id="schedule-type" @change=${put("type")}>
          <option value="basic" ?selected=${this.type === "basic"}>Scheduled</option>
          <option value="manual" ?selected=${this.type === "manual"}>Manual</option>
          <option value="cron" ?selected=${this.type === "cron"}>Cron</option>
        </select>
        ${this.type === "manual"
          ? html`<p class="description">Syncs only when you press “Sync now” or a client asks for it.</p>`
          : nothing}
      </div>
      ${this.type === "basic" ? this.basicFields(put, invalid) : nothing}
      ${this.type === "cron" ? this.cronFields(put, invalid) : nothing}
      ${fault ? html`<p class="fault" id="schedule-fault">${fault}</p>` : nothing}
    </fieldset>`;
  }

  basicFields(put, invalid) {
    return html`<div class="side-by-side">
      <div class="field">
        <label for="schedule-units">Every</label>
        <input id="schedule-units" inputmode="numeric" aria-invalid=${invalid} aria-describedby=${invalid === nothing ? nothing : "schedule-fault"} .value=${this.units} @input=${put("units")} />
      </div>
      <div class="field">
        <label for="schedule-unit">Unit</label>
        <select id="schedule-unit" @change=${put("timeUnit")}>
          ${UNITS.filter((unit) => OFFERED.includes(unit) || unit === this.timeUnit).map(
            (unit) => html`<option value=${unit} ?selected=${unit === this.timeUnit}>${unit}</option>`,
          )}
        </select>
      </div>
    </div>`;
  }

  cronFields(put, invalid) {
    return html`<div class="field">
        <label for="cron-expression">Cron expression</label>
        <p class="description" id="cron-description">
          Quartz form: second, minute, hour, day of month, month, day of week. “0 30 6 * * ?” is every day at 06:30.
        </p>
        <input id="cron-expression" spellcheck="false" aria-invalid=${invalid} aria-describedby=${invalid === nothing ? "cron-description" : "cron-description schedule-fault"} .value=${this.cron} @input=${put("cron")} />
      </div>
      <div class="field">
        <label for="cron-zone">Time zone</label>
        <input id="cron-zone" list="time-zones" spellcheck="false" .value=${this.zone} @input=${put("zone")} />
        <datalist id="time-zones">
          <option value="UTC"></option>
          ${Intl.supportedValuesOf("timeZone").map((zone) => html`<option value=${zone}></option>`)}
        </datalist>
      </div>`;
  }
}

/** The schedule in words. */
export function scheduleInWords(connection) {
  const basic = connection.scheduleData?.basicSchedule;
  const cron = connection.scheduleData?.cron;
  if (connection.scheduleType === "basic" && basic) {
    const unit = basic.timeUnit.replace(/s$/, "");
    return basic.units === 1 ? `Every ${unit}` : `Every ${plural(basic.units, unit)}`;
  }
  if (connection.scheduleType === "cron" && cron) {
    return `Cron ${cron.cronExpression} (${cron.cronTimeZone})`;
  }
  return "Manual";
}

/** When the next sync is due, in seconds since 1970; null when that is not known or there is none. */
export function nextRun(connection, lastStarted) {
  const basic = connection.scheduleData?.basicSchedule;
  if (connection.status !== "active" || connection.scheduleType !== "basic" || !basic || !lastStarted) {
    return null;
  }
  return lastStarted + basic.units * SECONDS[basic.timeUnit];
}
