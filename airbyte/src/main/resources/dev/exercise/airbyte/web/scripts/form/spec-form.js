// A form made from a connector's specification: its values, what is wrong with them, its drawing.

import { whenPointerIsUp } from "../pointer.js";
import { update } from "../update.js";
import { configOf, faults, fieldsOf, startValues } from "./schema.js";
import { fieldList } from "./field-view.js";

/** The form of one connector; the given configuration is what was saved before, if anything was. */
export class SpecForm {
  constructor(specification, given = {}) {
    this.fields = fieldsOf(specification ?? {});
    this.values = startValues(this.fields, given);
    this.saved = this.fingerprint();
    this.left = new Set();
    this.showAll = false;
    this.faults = faults(this.fields, this.values);
    this.revealed = new Set();
    this.changing = new Set();
  }

  valueAt(path) {
    return path.reduce((value, key) => value?.[key], this.values);
  }

  set(path, value) {
    const parent = path.slice(0, -1).reduce((object, key) => (object[key] ??= {}), this.values);
    parent[path.at(-1)] = value;
    this.faults = faults(this.fields, this.values);
    update();
  }

  leave(field) {
    whenPointerIsUp(() => {
      this.left.add(field.id);
      update();
    });
  }

  /** The sentence to show under a field now: not before somebody was there. */
  faultOf(field) {
    return this.showAll || this.left.has(field.id) ? (this.faults.get(field.id) ?? null) : null;
  }

  /** Whether the form may be sent; if not, every fault is shown and the first one has the focus. */
  check() {
    this.showAll = true;
    update(() => this.focusFirstFault());
    return this.faults.size === 0;
  }

  config() {
    return configOf(this.fields, this.values);
  }

  changed() {
    return this.saved !== this.fingerprint();
  }

  noteSaved() {
    this.saved = this.fingerprint();
  }

  view() {
    return fieldList(this, this.fields, "Optional fields");
  }

  fingerprint() {
    return JSON.stringify(this.values);
  }

  focusFirstFault() {
    const first = document.querySelector('.spec-form [aria-invalid="true"]');
    if (first) {
      first.closest("details")?.setAttribute("open", "");
      first.focus();
    }
  }
}
