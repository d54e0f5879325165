// What is new in a source's schema since the connection last looked.

import { fieldsOfStream } from "./fields.js";
import { keyOf, nameOf } from "./streams.js";

/** Streams added and gone, and fields added, gone and changed in those that stayed. */
export function schemaChanges(before, after) {
  const old = new Map(before.map((entry) => [keyOf(entry.stream), entry.stream]));
  const now = new Map(after.map((entry) => [keyOf(entry.stream), entry.stream]));
  const changes = [];
  for (const [key, stream] of now) {
    if (!old.has(key)) {
      changes.push({ stream: nameOf(stream), what: "added", fields: [] });
    } else {
      const fields = fieldChanges(old.get(key), stream);
      if (fields.length > 0) {
        changes.push({ stream: nameOf(stream), what: "changed", fields });
      }
    }
  }
  for (const [key, stream] of old) {
    if (!now.has(key)) {
      changes.push({ stream: nameOf(stream), what: "removed", fields: [] });
    }
  }
  return changes.sort((a, b) => a.stream.localeCompare(b.stream, "en"));
}

function fieldChanges(before, after) {
  const old = new Map(fieldsOfStream(before).map((field) => [field.name, field.type]));
  const now = new Map(fieldsOfStream(after).map((field) => [field.name, field.type]));
  const changes = [];
  for (const [name, type] of now) {
    if (!old.has(name)) {
      changes.push(`+ ${name} (${type})`);
    } else if (old.get(name) !== type) {
      changes.push(`~ ${name}: ${old.get(name)} → ${type}`);
    }
  }
  for (const name of old.keys()) {
    if (!now.has(name)) {
      changes.push(`− ${name}`);
    }
  }
  return changes;
}

/** The freshly discovered streams with the choices that were made for them; new ones stay off. */
export function withChoices(discovered, before) {
  const chosen = new Map(before.map((entry) => [keyOf(entry.stream), entry.config]));
  return {
    streams: discovered.streams.map(({ stream, config }) => ({
      stream,
      config: chosen.get(keyOf(stream)) ?? { ...config, selected: false },
    })),
  };
}
