// What a job and its attempts tell.

const GOING = ["pending", "running", "incomplete"];

export function isGoing(job) {
  return Boolean(job) && GOING.includes(job.status);
}

/** How a kind of job is called. */
export function jobName(job) {
  return job.configType === "reset_connection" || job.configType === "clear" ? "Clear data" : "Sync";
}

export function lastAttempt(entry) {
  return entry?.attempts?.at(-1) ?? null;
}

/** Records, bytes and times of a job, over its last attempt. */
export function figuresOf(entry) {
  const attempt = lastAttempt(entry);
  const { job } = entry;
  const now = Date.now() / 1000;
  const start = entry.attempts?.[0]?.createdAt ?? job.startedAt ?? job.createdAt;
  const end = isGoing(job) ? now : (attempt?.endedAt ?? job.updatedAt);
  return { ...figuresOfAttempt(attempt), start, seconds: Math.max(0, end - start) };
}

export function figuresOfAttempt(attempt) {
  const stats = attempt?.totalStats ?? {};
  return {
    read: stats.recordsEmitted ?? attempt?.recordsSynced ?? null,
    written: stats.recordsCommitted ?? attempt?.recordsSynced ?? null,
    bytes: stats.bytesEmitted ?? attempt?.bytesSynced ?? null,
  };
}

/** Why an attempt failed, for people: the first failure that has words for them. */
export function failureOf(attempt) {
  const failures = attempt?.failureSummary?.failures ?? [];
  const failure = failures.find((each) => each.externalMessage) ?? failures[0];
  if (!failure) {
    return null;
  }
  return {
    message: failure.externalMessage || failure.internalMessage || "No reason was given.",
    internal: failure.internalMessage && failure.internalMessage !== failure.externalMessage ? failure.internalMessage : null,
    origin: failure.failureOrigin ?? null,
    type: failure.failureType ?? null,
  };
}

const ORIGINS = {
  source: "Failed in the source",
  destination: "Failed in the destination",
  replication: "Failed while moving data",
  persistence: "Failed while saving the state",
};

export function failureTitle(failure) {
  return ORIGINS[failure.origin] ?? "Failed";
}

/** The figures of each stream in an attempt, by "namespace.name". */
export function streamFigures(attempt) {
  return new Map(
    (attempt?.streamStats ?? []).map((each) => [
      JSON.stringify([each.streamNamespace ?? null, each.streamName]),
      each.stats ?? {},
    ]),
  );
}
