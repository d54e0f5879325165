// The sync modes, with Airbyte's names, and what each one asks of a stream.

export const MODES = [
  {
    id: "full_refresh_overwrite",
    syncMode: "full_refresh",
    destinationSyncMode: "overwrite",
    label: "Full refresh | Overwrite",
    text: "Reads everything each time and replaces the table.",
  },
  {
    id: "full_refresh_append",
    syncMode: "full_refresh",
    destinationSyncMode: "append",
    label: "Full refresh | Append",
    text: "Reads everything each time and adds it to what is there.",
  },
  {
    id: "incremental_append",
    syncMode: "incremental",
    destinationSyncMode: "append",
    label: "Incremental | Append",
    text: "Reads rows whose cursor is past the last sync's and adds them.",
  },
  {
    id: "incremental_append_dedup",
    syncMode: "incremental",
    destinationSyncMode: "append_dedup",
    label: "Incremental | Append + Deduped",
    text: "Reads rows whose cursor is past the last sync's; keeps one row per primary key.",
  },
];

/** The mode that a stream is configured with, or undefined. */
export function modeOf(config) {
  return MODES.find(
    (mode) =>
      mode.syncMode === config.syncMode && mode.destinationSyncMode === config.destinationSyncMode,
  );
}

/** The modes that both the stream's source and the destination can do. */
export function modesFor(stream, destinationModes) {
  const read = stream.supportedSyncModes?.length > 0 ? stream.supportedSyncModes : ["full_refresh"];
  return MODES.filter(
    (mode) =>
      read.includes(mode.syncMode) &&
      (!destinationModes?.length || destinationModes.includes(mode.destinationSyncMode)),
  );
}

export function needsCursor(config) {
  return config.syncMode === "incremental";
}

export function needsKey(config) {
  return config.destinationSyncMode === "append_dedup";
}
