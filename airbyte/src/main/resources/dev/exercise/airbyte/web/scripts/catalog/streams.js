// The streams of a connection while somebody chooses among them.

import { fieldsOfStream, pathText } from "./fields.js";
import { modeOf, modesFor, needsCursor, needsKey } from "./modes.js";

/** A choice of streams, started from a catalogue of the server's. */
export class Streams {
  constructor(catalog, destinationModes) {
    this.destinationModes = destinationModes;
    this.entries = (catalog?.streams ?? []).map(started).sort(byName);
    this.saved = this.fingerprint();
  }

  changed() {
    return this.saved !== this.fingerprint();
  }

  noteSaved() {
    this.saved = this.fingerprint();
  }

  /** The catalogue to send: every stream, with whether it is selected. */
  catalog() {
    return { streams: this.entries.map(({ stream, config }) => ({ stream, config })) };
  }

  get selected() {
    return this.entries.filter((entry) => entry.config.selected);
  }

  /** How many streams cannot be synced as they are set. */
  get wrong() {
    return this.selected.filter((entry) => this.faultsOf(entry).length > 0);
  }

  modesOf(entry) {
    return modesFor(entry.stream, this.destinationModes);
  }

  select(entry, selected) {
    entry.config.selected = selected;
  }

  setMode(entry, mode) {
    const { stream, config } = entry;
    config.syncMode = mode.syncMode;
    config.destinationSyncMode = mode.destinationSyncMode;
    if (needsCursor(config) && !config.cursorField?.length) {
      config.cursorField = stream.defaultCursorField ?? [];
    }
    if (needsKey(config) && keyIsGiven(stream)) {
      config.primaryKey = stream.sourceDefinedPrimaryKey;
    }
  }

  setCursor(entry, name) {
    entry.config.cursorField = name === "" ? [] : [name];
  }

  flipKey(entry, name) {
    const key = entry.config.primaryKey ?? [];
    entry.config.primaryKey = key.some((path) => pathText(path) === name)
      ? key.filter((path) => pathText(path) !== name)
      : [...key, [name]];
  }

  /** Gives every selected stream that can have it the mode, the cursor or both; says how many got it. */
  setAll({ mode = null, cursor = "" }) {
    let done = 0;
    for (const entry of this.selected) {
      const modeFits = !mode || this.modesOf(entry).includes(mode);
      const cursorFits =
        cursor === "" || fieldsOfStream(entry.stream).some((field) => field.name === cursor);
      if (modeFits && cursorFits) {
        done++;
        if (mode) {
          this.setMode(entry, mode);
        }
        if (cursor !== "" && !entry.stream.sourceDefinedCursor) {
          this.setCursor(entry, cursor);
        }
      }
    }
    return done;
  }

  /** What is wrong with a stream as it is set, as sentences. */
  faultsOf(entry) {
    const { stream, config } = entry;
    if (!config.selected) {
      return [];
    }
    const names = new Set(fieldsOfStream(stream).map((field) => field.name));
    const found = [];
    if (!this.modesOf(entry).includes(modeOf(config))) {
      found.push({ part: "mode", text: "Choose a sync mode that this stream offers." });
    }
    if (needsCursor(config) && !stream.sourceDefinedCursor) {
      const cursor = config.cursorField?.[0];
      if (!cursor) {
        found.push({ part: "cursor", text: "Choose a cursor field." });
      } else if (!names.has(cursor)) {
        found.push({ part: "cursor", text: `The source has no field “${cursor}” any more: choose another cursor.` });
      }
    }
    if (needsKey(config)) {
      const key = config.primaryKey ?? [];
      const gone = key.map((path) => path[0]).filter((name) => !names.has(name));
      if (key.length === 0) {
        found.push({ part: "key", text: "Choose a primary key." });
      } else if (gone.length > 0) {
        found.push({ part: "key", text: `The source has no field “${gone[0]}” any more: choose another key.` });
      }
    }
    return found;
  }

  fingerprint() {
    return JSON.stringify(this.entries.map(({ stream, config }) => [stream, config]));
  }
}

/** Whether the source itself says what identifies a row, so that nobody has to. */
export function keyIsGiven(stream) {
  return (stream.sourceDefinedPrimaryKey ?? []).length > 0;
}

export function nameOf(stream) {
  return stream.namespace ? `${stream.namespace}.${stream.name}` : stream.name;
}

export function keyOf(stream) {
  return JSON.stringify([stream.namespace ?? null, stream.name]);
}

/** The sum of all streams' fields that could be a cursor, each name once. */
export function cursorNames(entries) {
  const names = entries.flatMap((entry) => fieldsOfStream(entry.stream).map((field) => field.name));
  return [...new Set(names)].sort();
}

function started({ stream, config }) {
  const copy = structuredClone({ stream, config: config ?? {} });
  copy.config.syncMode ??= "full_refresh";
  copy.config.destinationSyncMode ??= "overwrite";
  copy.config.cursorField ??= [];
  copy.config.primaryKey ??= [];
  copy.config.aliasName ??= stream.name;
  copy.config.selected ??= true;
  return copy;
}

function byName(a, b) {
  return nameOf(a.stream).localeCompare(nameOf(b.stream), "en");
}
