// What a source offers and what a destination can do with it.

import { call, read, Refused } from "./api.js";
import { reasonOfJob } from "./check.js";
import { workspaceId } from "./places.js";

/** The source's catalogue, looked up in the source itself; the reason as an error when there is none. */
export async function discover(sourceId, signal) {
  const answer = await call("sources/discover_schema", { sourceId, disable_cache: true }, signal);
  if (!answer.catalog || answer.jobInfo?.succeeded === false) {
    const reason = reasonOfJob(answer.jobInfo) ?? "The connector gave no reason.";
    throw new Refused(200, `The source did not tell its streams. ${reason}`);
  }
  return answer;
}

/** The write modes that a destination's connector supports; empty when it does not say. */
export async function destinationModes(destination, signal) {
  const { destinationDefinitionId } = destination;
  const specification = await read(
    "destination_definition_specifications/get",
    { workspaceId: workspaceId(), destinationDefinitionId },
    signal,
  );
  return specification.supportedDestinationSyncModes ?? [];
}
