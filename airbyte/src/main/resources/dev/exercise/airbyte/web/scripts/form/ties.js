// What ties a control to its label, its description and its fault.

import { nothing } from "../lit.js";

export function idOf(field) {
  return `field-${field.id.replaceAll(".", "-")}`;
}

/** The ids of the texts that belong to a control, for those who hear the page. */
export function describedBy(form, field) {
  const ids = [];
  if (field.description !== "" || field.examples.length > 0) {
    ids.push(`${idOf(field)}-description`);
  }
  if (form.faultOf(field)) {
    ids.push(`${idOf(field)}-fault`);
  }
  return ids.length > 0 ? ids.join(" ") : nothing;
}
